import { ATTEMPT_COLUMNS } from '../../backend/calls/attempt-columns';

/** The columns of `attempts` an attempt made here fills, in the order they are copied in. */
export const STORED_COLUMNS: readonly string[] = [
  ...ATTEMPT_COLUMNS.map(({ name }) => name),
  'cli_digits',
  'destination_digits',
  'destination_matched',
];
