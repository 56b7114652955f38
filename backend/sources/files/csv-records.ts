import { Line } from './lines';
import { hasOpenQuote, splitCsv } from './split-csv';

export interface CsvRecord {
  /** Number of its first line, counted from 1. */
  position: number;
  raw: string;
  fields?: string[];
  /** Why there are no fields. */
  reason?: string;
}

/** A quoted field may span this many lines; a quote still open then belongs to a broken row, and only that is given up. */
const MAX_RECORD_LINES = 64;

/** The records of a CSV file. A broken one comes out with its reason, and reading goes on with the line after it. */
export async function* readCsvRecords(lines: AsyncIterable<Line>): AsyncGenerator<CsvRecord> {
  const pending: Line[] = [];
  for await (const line of lines) {
    pending.push(line);
    yield* settle(pending, false);
  }
  yield* settle(pending, true);
}

function* settle(pending: Line[], atEnd: boolean): Generator<CsvRecord> {
  while (pending.length > 0) {
    const [first] = pending;
    if (first.unreadable || first.text.trim() === '') {
      pending.shift();
      if (first.unreadable) {
        yield { position: first.number, raw: first.text, reason: first.unreadable };
      }
      continue;
    }
    const length = linesOfRecord(pending);
    if (length === undefined && !atEnd && pending.length < MAX_RECORD_LINES) {
      return;
    }
    const raw = pending.slice(0, length ?? 1).map((line) => line.text);
    const fields = length === undefined ? undefined : splitCsv(raw.join('\n'));
    if (fields) {
      pending.splice(0, raw.length);
      yield { position: first.number, raw: raw.join('\n'), fields };
    } else {
      pending.shift();
      const reason =
        length === 1 ? 'A quoted field is not followed by a comma.' : 'A quote is opened and never closed.';
      yield { position: first.number, raw: first.text, reason };
    }
  }
}

/** How many of the lines make up the first record; undefined while its quotes are open, or where a line can't be read. */
function linesOfRecord(lines: Line[]): number | undefined {
  let open = false;
  for (const [index, line] of lines.entries()) {
    if (line.unreadable) {
      return undefined;
    }
    open = hasOpenQuote(line.text) !== open;
    if (!open) {
      return index + 1;
    }
  }
  return undefined;
}
