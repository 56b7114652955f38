import { ATTEMPTS, CUSTOMER, CUSTOMER_ROWS, PROVIDER, PROVIDER_ROWS } from '../testing/breakout-fixtures';
import { combinationColumns, combinationRows } from './combination-rows';

describe('one row for each combination', () => {
  it('names every group, the value beside its name', () => {
    const rows = combinationRows(PROVIDER_ROWS, [CUSTOMER, PROVIDER]);
    expect(rows.map(({ cells }) => [cells.customer_id, cells.provider_id, cells.attempts])).toEqual([
      ['Acme Telecom (101)', 'north', 900],
      ['Acme Telecom (101)', 'south', 300],
      ['Beta Voice (102)', 'north', 300],
      ['Unknown', 'Unknown', 7],
    ]);
    expect(combinationRows(CUSTOMER_ROWS, [])[0].cells).toEqual(CUSTOMER_ROWS[0]);
  });

  it('has a column for each group before the figures', () => {
    expect(combinationColumns([CUSTOMER], [ATTEMPTS]).map(({ id }) => id)).toEqual(['customer_id', 'attempts']);
  });
});
