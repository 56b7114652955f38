import { Batch, BatchReader } from './batch-reader';
import { fromOf } from './from-of';
import { Mark, settledSince, withMark } from './marks';
import { attemptsOf, PlainTable } from './plain-table';
import { Snapshot } from './seen-ids';
import { Fields, SwitchConnection, SwitchReader } from './switch-reader';
import { keptPositions, Positions, positionsAt } from './positions';
import { advanced, lowestSpan } from './spans';
import { momentOfColumn } from './time-range';
import { TimeSlices } from './time-slices';

/** How far a table without numbers is read: for each age of rows, the moment (ms) up to which they were read at it. */
export interface TimedWatermark {
  read_to: Positions;
  marks: Mark[];
}

const DAY_S = 86_400;
/**
 * A row appears when its call ends, and its time may be that of the start: each age is twice the one before, so that a
 * call is there at most as long after its end as it took.
 */
export const AGES_S = [...Array.from({ length: 13 }, (_, n) => 10 * 2 ** n), DAY_S];
/** Reads a table by a time of its rows, each row again when it has come to some ages. */
export class TimedReader implements BatchReader {
  private watermark: TimedWatermark | undefined;
  private until?: number[];
  private readonly slices: TimeSlices;

  constructor(
    private readonly connection: SwitchConnection,
    private readonly table: PlainTable,
    watermark: unknown
  ) {
    const known = watermark as TimedWatermark | null;
    this.watermark = known?.read_to === undefined ? undefined : known;
    this.slices = new TimeSlices(table);
  }

  next(): Promise<Batch> {
    return this.connection.inSnapshot(async (reader, snapshot) => {
      this.watermark ??= await this.begin(reader, snapshot);
      this.until ??= this.due(snapshot, this.watermark);
      const { batch_rows } = this.table.settings;
      const rows: Fields[] = [];
      let read_to = positionsAt(this.ages(), this.watermark.read_to);
      let span = lowestSpan(read_to, this.until);
      while (span && rows.length < batch_rows) {
        const slice = await this.slices.read(reader, span);
        rows.push(...slice.rows);
        read_to = advanced(read_to, this.until, slice.to);
        span = lowestSpan(read_to, this.until);
      }
      this.watermark = { ...this.watermark, read_to: keptPositions(this.ages(), read_to) };
      if (!span) {
        const mark = { at: snapshot.at.getTime(), next: String(snapshot.next) };
        this.watermark.marks = withMark(this.watermark.marks, mark);
      }
      return {
        rows: await attemptsOf(reader, this.table, rows),
        watermark: this.watermark,
        exhausted: span === undefined,
        restarted: [],
      };
    });
  }

  private ages(): number[] {
    return [...(this.table.settings.read_again_s ?? AGES_S)].sort((a, b) => a - b);
  }

  /** What was there before is read once; what is younger than an age then, again when it has come to it. */
  private async begin(reader: SwitchReader, { at }: Snapshot): Promise<TimedWatermark> {
    const first = await this.firstMoment(reader);
    const now = at.getTime();
    const ages = this.ages();
    const begun = ages.map((age, k) => (k === 0 ? (first ?? now) : now - age * 1000));
    return { read_to: keptPositions(ages, begun), marks: [] };
  }

  private async firstMoment(reader: SwitchReader): Promise<number | undefined> {
    const { time, settings } = this.table;
    if (settings.since !== undefined) {
      return Date.parse(settings.since);
    }
    const statement = reader.statement();
    const column = statement.name(time.column);
    const text = reader.engine === 'postgres' ? `min(${column})::text` : `cast(min(${column}) as char)`;
    const [row] = await statement.rows(
      `select ${text} as ${statement.name('first')} from ${fromOf(statement, this.table)}`
    );
    return row.first === null ? undefined : (momentOfColumn(time.form, settings.zone, row.first) ?? EARLIEST_MS);
  }

  /**
   * The last age is not come to where a transaction that is still open may bring rows of that time, or of calls that had
   * begun before it by up to half of that age.
   */
  private due(snapshot: Snapshot, { marks, read_to }: TimedWatermark): number[] {
    const settled = settledSince(marks, snapshot);
    const ages = this.ages();
    const last = positionsAt(ages, read_to)[ages.length - 1];
    return ages.map((age, k) => {
      const due = snapshot.at.getTime() - age * 1000;
      return k < ages.length - 1 ? due : Math.min(due, settled === undefined ? last : settled - age * 500);
    });
  }
}

const EARLIEST_MS = Date.parse('2000-01-01T00:00:00Z');
