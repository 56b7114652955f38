import { Batch, BatchReader } from './batch-reader';
import { attemptsOf, PlainTable } from './plain-table';
import { Span } from './spans';
import { SwitchConnection, SwitchReader } from './switch-reader';
import { TimeSlices } from './time-slices';

/** Reads the calls of a range of time (milliseconds since 1970). Its watermark is how far it came. */
export class RangeReader implements BatchReader {
  private table?: PlainTable;
  private slices?: TimeSlices;
  private at: number;

  constructor(
    private readonly connection: SwitchConnection,
    private readonly describe: (reader: SwitchReader) => Promise<PlainTable>,
    private readonly span: Span
  ) {
    this.at = span.from;
  }

  next(): Promise<Batch> {
    return this.connection.inSnapshot(async (reader) => {
      this.table ??= await this.describe(reader);
      this.slices ??= new TimeSlices(this.table);
      const { rows, to } = await this.slices.read(reader, { from: this.at, to: this.span.to });
      this.at = to;
      return {
        rows: await attemptsOf(reader, this.table, rows),
        watermark: this.at,
        exhausted: this.at >= this.span.to,
        restarted: [],
      };
    });
  }
}
