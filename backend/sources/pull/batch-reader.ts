import { IncomingRow } from '../../calls/ingest';

/** What was read at one look at the switch. */
export interface Batch {
  rows: IncomingRow[];
  /** How far the switch is read once these rows are stored, as kept in `sources.watermark`. */
  watermark: unknown;
  /** There is nothing more to read now. */
  exhausted: boolean;
  /** Tables whose numbering began anew since the last time, and which are read from their first row again. */
  restarted: string[];
}

/** Reads on where the watermark of one pull stands, batch by batch. */
export interface BatchReader {
  next(): Promise<Batch>;
}
