/**
 * Run before the first statement of a transaction that reads attempts in one snapshot. Months of attempts go without
 * waiting for readers that have not touched the table yet, and what has gone is missing from older snapshots too: whoever
 * holds it first sees a month whole, or sees that it is no longer kept. Blocks nobody.
 */
export const HOLD_ATTEMPTS = 'lock table only attempts in access share mode';
