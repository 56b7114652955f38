import * as fc from 'fast-check';

import { BUCKETS, COMPARISONS, DIMENSION_NAMES, MARK_NAMES, MEASURE_NAMES } from '../../../contract/names';
import { CHARTS } from './chart/report-charts';
import { catalog } from './testing/catalog';
import { initialState, type Layout, type ReportState } from './report-state';
import { readState, writeState } from './report-url';

const [report, , usaCalls] = catalog.reports;
const opening = initialState(report);
const reopened = (state: ReportState) => readState(new URLSearchParams(writeState(state, report).toString()), report);

const filters = fc.uniqueArray(
  fc.record({
    dimension: fc.constantFrom(...DIMENSION_NAMES),
    operator: fc.constantFrom('in' as const, 'not_in' as const, 'starts_with' as const),
    values: fc.array(fc.option(fc.string({ minLength: 1 }), { nil: null }), { minLength: 1, maxLength: 3 }),
  }),
  { selector: ({ dimension, operator }) => `${operator} ${dimension}`, maxLength: 4 }
);
const states: fc.Arbitrary<ReportState> = fc.record({
  report: fc.constant(opening.report),
  reportView: fc.constant(''),
  saved: fc.constantFrom('', 'b6e1'),
  from: fc.constantFrom('now-7d', '1793491200000'),
  to: fc.constantFrom('now', '1794096000000'),
  timezone: fc.constantFrom('', 'Europe/Madrid'),
  filters,
  groups: fc.uniqueArray(fc.constantFrom(...DIMENSION_NAMES), { maxLength: 5 }),
  bucket: fc.constantFrom(...BUCKETS),
  layout: fc.constantFrom<Layout>('tree', 'flat', 'pivot'),
  pivot: fc.option(fc.constantFrom(...DIMENSION_NAMES), { nil: undefined }),
  values: fc.uniqueArray(fc.constantFrom(...MEASURE_NAMES), { minLength: 1 }),
  measures: fc.uniqueArray(fc.constantFrom(...MEASURE_NAMES), { minLength: 1 }),
  currencies: fc.uniqueArray(fc.constantFrom('USD', 'GBP', 'EUR')),
  limit: fc.integer({ min: 1, max: 100_000 }),
  compare: fc.option(fc.constantFrom(...COMPARISONS), { nil: undefined }),
  emptyBuckets: fc.boolean(),
  marks: fc.subarray([...MARK_NAMES]),
  chart: fc.constantFrom(...CHARTS),
  view: fc.record({
    sorting: fc.uniqueArray(fc.record({ id: fc.constantFrom('asr', 'tree', '101|asr'), descending: fc.boolean() }), {
      selector: ({ id }) => id,
    }),
    filters: fc.dictionary(fc.constantFrom('asr', 'profit_usd', 'tree'), fc.string({ minLength: 1 })),
    expansion: fc.record({
      depth: fc.integer({ min: 1, max: 5 }),
      toggled: fc.uniqueArray(fc.constantFrom('101', '101/north', '~', '%7E/a%2Fb')),
    }),
  }),
});

const sorted = (state: ReportState) => ({
  ...state,
  filters: [...state.filters].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
});

describe('the address of a report', () => {
  it('shows a colleague the same', () => {
    fc.assert(fc.property(states, (state) => expect(sorted(reopened(state))).toEqual(sorted(state))));
  });

  it('says little of a report as it opens', () => {
    expect(writeState(opening, report).toString()).toBe('from=now-7d&to=now');
  });

  it("takes a dashboard's variables for filters, and all of a variable for none", () => {
    const params = new URLSearchParams(
      'var-customer_id=101&var-customer_id=__unknown&var-provider_id=$__all&var-other=1'
    );
    expect(readState(params, report).filters).toEqual([
      { dimension: 'customer_id', operator: 'in', values: ['101', null] },
    ]);
  });

  it('opens the view it names, and keeps what a reader has taken away', () => {
    const lata = readState(new URLSearchParams('view=lata'), usaCalls);
    expect(lata).toMatchObject({
      groups: ['destination_lata'],
      pivot: 'lata_jurisdiction',
      layout: 'pivot',
      filters: [{ dimension: 'direction', operator: 'in', values: ['outbound'] }],
    });
    expect(writeState(lata, usaCalls).toString()).toBe('from=now-30d&to=now&view=lata&var-direction=outbound');

    const bare = { ...lata, filters: [], compare: 'previous_day' as const };
    expect(readState(writeState(bare, usaCalls), usaCalls)).toEqual(bare);
  });

  it('opens the report as usual where the address makes no sense', () => {
    const params = new URLSearchParams('by=nothing,provider_id&measures=x&limit=-3&levels=x&layout=round');
    expect(readState(params, report)).toEqual({ ...opening, groups: ['provider_id'] });
  });
});
