import { Answer, Row } from '../../contract/answer';
import { assertSame, canonical, PlainRow } from '../measure/same';
import { Contest } from './contest';

const isMixed = (row: PlainRow, side: string) => row[`${side}_currency_min`] !== row[`${side}_currency_max`];

/** Amounts in several currencies are not added up: there ours has none, and a plain report a figure nobody can use. */
function asOursShows(row: PlainRow): PlainRow {
  const [customer, provider] = ['customer', 'provider'].map((side) => isMixed(row, side));
  const differ =
    row.customer_currency_min !== null &&
    row.provider_currency_min !== null &&
    row.customer_currency_min !== row.provider_currency_min;
  return {
    ...row,
    ...(customer ? { customer_charge: null } : {}),
    ...(provider ? { provider_charge: null } : {}),
    ...(customer || provider || differ ? { profit: null } : {}),
  };
}

const NOT_AVAILABLE = 'n/a';

/** What the answer marks as not available is left out; no digits measured is nothing to a plain count. */
function comparable(row: PlainRow | Row): PlainRow {
  const known = Object.entries(row).map(([name, value]) => [name, value === NOT_AVAILABLE ? null : value]);
  return Object.fromEntries([
    ...known,
    ...('calls_with_dtmf' in row ? [['calls_with_dtmf', canonical(row.calls_with_dtmf) ?? '0']] : []),
  ]) as PlainRow;
}

/** Throws unless the service, the plain statement and DuckDB (where there) say the same to the last decimal. */
export function assertEqualResults(
  { name, plain }: Contest,
  { answer, reference, duck }: { answer: Answer; reference: PlainRow[]; duck: PlainRow[] | undefined }
): void {
  const columns = [...Object.keys(plain.dimensions), ...plain.sums];
  const empty = Object.fromEntries(Object.keys(plain.dimensions).map((dimension) => [dimension, null]));
  assertSame(
    `${name}, the service against the plain statement`,
    columns,
    [...answer.rows, { ...answer.totals, ...empty }].map(comparable),
    reference.map(asOursShows).map(comparable)
  );
  if (duck) {
    assertSame(`${name}, DuckDB against the plain statement`, columns, duck.map(comparable), reference.map(comparable));
  }
}
