import { Problem } from '../../../contract/problem';
import { DataQuery } from '../protocol/messages';
import { questionOf } from './question-of';

const query = (
  json: object,
  timeRange: DataQuery['timeRange'] = { fromEpochMS: 0, toEpochMS: 86_400_000 }
): DataQuery => ({
  refId: 'A',
  maxDataPoints: 0,
  intervalMS: 60_000,
  timeRange,
  json: Buffer.from(JSON.stringify(json)),
});

const levelsOf = (dimensions: string[]) =>
  questionOf(query({ layout: 'breakout', measures: ['asr'], dimensions })).question.subtotals;

it('asks a breakout for the levels of its tree and of its pivot table', () => {
  expect(levelsOf([])).toEqual([]);
  expect(levelsOf(['customer_id'])).toEqual([]);
  expect(levelsOf(['customer_id', 'provider_id', 'destination_prefix'])).toEqual([
    ['customer_id', 'provider_id'],
    ['customer_id'],
    ['customer_id', 'destination_prefix'],
    ['destination_prefix'],
  ]);
});

it('groups a series by time first, a table only where it is asked to', () => {
  const asked = { measures: ['asr'], dimensions: ['customer_id'] };
  expect(questionOf(query({ ...asked, layout: 'series' })).question).toMatchObject({
    dimensions: ['time', 'customer_id'],
    bucket: '5m',
    limit: 100_000,
  });
  expect(questionOf(query({ ...asked, layout: 'table', bucket: '1h' })).question).toMatchObject({
    dimensions: ['customer_id'],
    bucket: undefined,
    limit: undefined,
  });
});

it('takes the range as it is, and to the next second where it ends just before it', () => {
  const window = (from: string, to: string) =>
    questionOf(query({ measures: ['asr'] }, { fromEpochMS: Date.parse(from), toEpochMS: Date.parse(to) })).question
      .window;
  expect(window('2026-10-25T00:00:00Z', '2026-10-25T23:59:59.999Z')).toEqual({
    from: '2026-10-25T00:00:00.000Z',
    to: '2026-10-26T00:00:00.000Z',
  });
  expect(window('2026-10-25T00:00:00.999Z', '2026-10-25T12:34:56.789Z')).toEqual({
    from: '2026-10-25T00:00:00.999Z',
    to: '2026-10-25T12:34:56.789Z',
  });
});

it('ends a series with its last whole bucket, where that is wanted, by the clock of its zone', () => {
  const windowOf = (json: object, from = '2026-11-20T00:00:00Z') =>
    questionOf(
      query(
        { measures: ['asr'], layout: 'series', bucket: '1h', whole_buckets: true, ...json },
        { fromEpochMS: Date.parse(from), toEpochMS: Date.parse('2026-11-21T10:20:00Z') }
      )
    ).question.window.to;
  expect(windowOf({})).toBe('2026-11-21T10:00:00.000Z');
  expect(windowOf({ zone: 'Asia/Kolkata' })).toBe('2026-11-21T09:30:00.000Z');
  expect(windowOf({ zone: 'Europe/Madrid', bucket: '1d' })).toBe('2026-11-20T23:00:00.000Z');
  expect(windowOf({ whole_buckets: false })).toBe('2026-11-21T10:20:00.000Z');
  expect(windowOf({ layout: 'table' })).toBe('2026-11-21T10:20:00.000Z');
  expect(windowOf({}, '2026-11-21T10:05:00Z')).toBe('2026-11-21T10:20:00.000Z');
});

it('needs a time range', () => {
  expect(() => questionOf(query({ measures: ['asr'] }, null))).toThrow(Problem);
});
