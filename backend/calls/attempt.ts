import { ATTEMPT_COLUMNS } from './attempt-columns';
import { LookedUp } from './looked-up-columns';

/** A row as a source hands it over: by the names of the canonical columns, its values still as they came. */
export type RawRecord = Record<string, unknown>;

type Columns = (typeof ATTEMPT_COLUMNS)[number];

interface Stored {
  text: string;
  int: number;
  /** A plain decimal: digits are never lost to a JavaScript number. */
  numeric: string;
  boolean: boolean;
  /** UTC with exactly six decimals, `2026-11-01T00:00:00.000000Z`: instants compare as text. */
  instant: string;
}

type RequiredColumn = Extract<Columns, { required: true }>['name'];

/** One try to place a call on one provider, by the canonical columns. Null is unknown. */
export type Attempt = {
  [C in Columns as C['name']]: C['name'] extends RequiredColumn ? Stored[C['type']] : Stored[C['type']] | null;
};

/** An attempt as it is stored: what follows from the canonical columns stands beside them. */
export type EnrichedAttempt = Omit<Attempt, 'outcome'> &
  LookedUp & {
    outcome: string;
    /** E.164 digits without a plus; null where the number as received can't be told. */
    cli_digits: string | null;
    destination_digits: string | null;
    /** Our own prefix table is in charge of the destination, because the source gave none. */
    destination_matched: boolean;
  };
