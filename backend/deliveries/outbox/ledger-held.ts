/** Whether nothing may be made or sent until an administrator releases the ledger. SQL, a condition of any statement. */
export const LEDGER_IS_HELD = 'exists (select from ledger where held_since is not null)';
