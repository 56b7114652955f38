import { Batch, BatchReader } from './batch-reader';
import { NumberedReader } from './numbered-reader';
import { PlainTable } from './plain-table';
import { SwitchConnection, SwitchReader } from './switch-reader';
import { TimedReader } from './timed-reader';

/** Reads a table by the numbers of its rows where it has them, else by their times. */
export class PlainTableReader implements BatchReader {
  private reader?: BatchReader;

  constructor(
    private readonly connection: SwitchConnection,
    private readonly describe: (reader: SwitchReader) => Promise<PlainTable>,
    private readonly watermark: unknown
  ) {}

  async next(): Promise<Batch> {
    this.reader ??= await this.choose();
    return this.reader.next();
  }

  private async choose(): Promise<BatchReader> {
    const table = await this.connection.inSnapshot((reader) => this.describe(reader));
    return table.id === undefined
      ? new TimedReader(this.connection, table, this.watermark)
      : new NumberedReader(this.connection, { ...table, id: table.id }, this.watermark);
  }
}
