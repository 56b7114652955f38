import { Problem } from '../../contract/problem';
import { readQuestion } from './read-question';

const WHOLE = {
  measures: ['attempts'],
  dimensions: ['customer_id'],
  window: { from: '2026-11-01T00:00:00Z', to: '2026-11-08T00:00:00Z' },
};

function problemOf(question: unknown): Problem {
  try {
    readQuestion(question);
  } catch (error) {
    return error as Problem;
  }
  throw new Error('The question was accepted.');
}

it('fills in every default', () => {
  expect(readQuestion(WHOLE)).toMatchObject({ zone: 'UTC', currencies: [], filters: [], subtotals: [], limit: 10_000 });
});

it.each([
  ['a measure made of SQL', { measures: ['count(); DROP'] }, 'measures[0]', 'must be one of: attempts'],
  ['no measure', { measures: [] }, 'measures', 'The measures must have at least 1 value.'],
  ['a dimension made of SQL', { dimensions: ['1; DROP'] }, 'dimensions[0]', 'must be one of: time'],
  ['a dimension twice', { dimensions: ['cli', 'cli'] }, 'dimensions', 'twice'],
  ['no window', { window: undefined }, 'window', 'The window is missing.'],
  [
    'a window without a start',
    { window: { to: '2026-11-08T00:00:00Z' } },
    'window.from',
    'The start of the window is missing.',
  ],
  [
    'a time without an offset',
    { window: { from: '2026-11-01T00:00:00', to: '2026-11-02T00:00:00Z' } },
    'window.from',
    'offset',
  ],
  ['a window backwards', { window: { from: WHOLE.window.to, to: WHOLE.window.from } }, 'window', 'later'],
  ['an empty window', { window: { from: WHOLE.window.to, to: WHOLE.window.to } }, 'window', 'later'],
  [
    'a window of a century',
    { window: { from: '1950-01-01T00:00:00Z', to: '2050-01-01T00:00:00Z' } },
    'window',
    'longer',
  ],
  ['an unknown zone', { zone: 'Mars/Olympus' }, 'zone', 'IANA'],
  ['time without a bucket', { dimensions: ['time'] }, 'bucket', 'needs a bucket'],
  ['a bucket without time', { bucket: '1h' }, 'bucket', 'not among'],
  ['a bucket nobody has', { dimensions: ['time'], bucket: '7m' }, 'bucket', 'must be one of: 5m'],
  [
    'an operator made of SQL',
    { filters: [{ dimension: 'cli', operator: 'like', values: ['x'] }] },
    'filters[0].operator',
    'must be one of: in',
  ],
  [
    'a filter without values',
    { filters: [{ dimension: 'cli', values: [] }] },
    'filters[0].values',
    'The values of the first filter must have at least 1 value.',
  ],
  [
    'a word for a number',
    { filters: [{ dimension: 'sip_code', values: ['abc'] }] },
    'filters[0].values',
    '“abc” is none',
  ],
  ['a NUL in a value', { filters: [{ dimension: 'cli', values: ['a\0'] }] }, 'filters[0].values', 'NUL'],
  ['a filter on time', { filters: [{ dimension: 'time', values: ['x'] }] }, 'filters[0].dimension', 'window'],
  ['a subtotal of something else', { subtotals: [['provider_id']] }, 'subtotals[0]', 'not among'],
  [
    'an order by a column not asked for',
    { order: [{ by: 'asr' }] },
    'order[0].by',
    'customer_id, customer_name, attempts',
  ],
  ['a limit beyond the cap', { limit: 100_001 }, 'limit', 'The limit must be at most 100000.'],
  ['a currency that is none', { currencies: ['dollars'] }, 'currencies[0]', 'ISO 4217'],
  ['a word for a list', { dimensions: 'cli' }, 'dimensions', 'The dimensions must be a list.'],
  ['a part nobody knows', { sql: 'select 1' }, '', 'sql'],
])('refuses %s, naming the field', (_, change, field, words) => {
  const problem = problemOf({ ...WHOLE, ...change });

  expect(problem).toBeInstanceOf(Problem);
  expect(problem.field).toBe(field);
  expect(problem.message).toContain(words);
});
