import * as fc from 'fast-check';

import { MEASURE_NAMES } from '../../contract/names';
import { freshDatabase, FreshDatabase } from '../../tests/postgres/fresh-database';
import { UNRESTRICTED } from '../access/scope';
import { moneySide } from '../rollups/sums';
import { assertScope, maySeeMeasure } from './assert-scope';
import { maskedSql } from './masked-number';
import { MEASURES } from './measures';
import { readQuestion } from './read-question';

const window = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

it.each(MEASURE_NAMES)('%s says of which charges it is made', (name) => {
  const sides = new Set(MEASURES[name].sums.map(moneySide));
  for (const [side, hidden] of [
    ['provider', { ...UNRESTRICTED, seesProviderCharges: false }],
    ['customer', { ...UNRESTRICTED, seesCustomerCharges: false }],
  ] as const) {
    expect(maySeeMeasure(name, hidden) && sides.has(side)).toBe(false);
  }
  expect(maySeeMeasure(name, UNRESTRICTED)).toBe(true);
});

const NO_PROVIDERS = { ...UNRESTRICTED, seesProviderNames: false };
const MASKED = { ...UNRESTRICTED, hiddenDigits: { cli: 5, destination: 0 } };

it.each([
  [{ dimensions: ['provider_id'] }, NO_PROVIDERS, 'dimensions'],
  [{ dimensions: ['trunk_out'] }, NO_PROVIDERS, 'dimensions'],
  [
    { filters: [{ dimension: 'provider_name', operator: 'starts_with', values: ['A'] }] },
    NO_PROVIDERS,
    'filters[0].dimension',
  ],
  [{ filters: [{ dimension: 'cli', values: ['442079460958'] }] }, MASKED, 'filters[0].dimension'],
  [
    { filters: [{ dimension: 'cli', operator: 'starts_with', values: ['4420794609'] }] },
    MASKED,
    'filters[0].dimension',
  ],
  [{ filters: [{ dimension: 'ddi', operator: 'not_in', values: ['442079460958'] }] }, MASKED, 'filters[0].dimension'],
  [{ dimensions: ['cli_npa_nxx'] }, MASKED, 'dimensions'],
  [{ dimensions: ['cli_ddi_account_id'] }, { ...UNRESTRICTED, customers: ['1'] }, 'dimensions'],
  [
    { filters: [{ dimension: 'customer_id', values: [null] }] },
    { ...UNRESTRICTED, customers: ['1'] },
    'filters[0].values',
  ],
])('refuses %j within a scope that hides it', (asked, scope, field) => {
  const question = readQuestion({ measures: ['attempts'], window, ...asked });
  expect(() => assertScope(question, scope)).toThrow(expect.objectContaining({ status: 403, field }) as Error);
  expect(() => assertScope(question, UNRESTRICTED)).not.toThrow();
});

/** What a number looks like without its last digits, said plainly. */
function masked(text: string, digits: number): string {
  if (!/^\+?\d+$/.test(text)) {
    return text.replace(/\d/g, 'x');
  }
  const plus = text.startsWith('+') ? '+' : '';
  const own = text.slice(plus.length);
  const hidden = Math.min(digits, own.length);
  return plus + own.slice(0, own.length - hidden) + 'x'.repeat(hidden);
}

it('hides the last digits of numbers, and all of them where it can’t be told which are the last', async () => {
  const numbers = fc.oneof(
    fc.stringMatching(/^\+?[0-9]{0,15}$/),
    fc.constantFrom('anonymous', 'sip:+442079460958@10.0.0.1', '+', '0207 946 0958', '')
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(numbers, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 0, max: 15 }),
      async (texts, digits) => {
        const { rows } = await database.pool.query<{ shown: string | null }>(
          `select ${maskedSql('a.cli', digits)} as shown from unnest($1::text[]) with ordinality as a (cli, place) order by place`,
          [texts]
        );
        expect(rows.map(({ shown }) => shown)).toEqual(
          texts.map((text) => (digits === 0 ? text : masked(text, digits)))
        );
      }
    ),
    { numRuns: 40 }
  );
});
