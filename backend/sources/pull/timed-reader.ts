import { Problem } from '../../../contract/problem';
import { Batch, BatchReader } from './batch-reader';
import { Mark, settledSince, withMark } from './marks';
import { attemptsOf, PlainTable } from './plain-table';
import { Snapshot } from './seen-ids';
import { Fields, SwitchConnection, SwitchReader } from './switch-reader';
import { keptPositions, Positions, positionsAt } from './positions';
import { advanced, lowestSpan, Span } from './spans';
import { columnRange, momentOfColumn } from './time-range';

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
const FIRST_WIDTH_MS = 60_000;
const MOST_WIDTH_MS = 64 * DAY_S * 1000;
const LEAST_WIDTH_MS = 1000;
const MOST_A_SECOND = 50_000;

/** Reads a table by a time of its rows, each row again when it has come to some ages. */
export class TimedReader implements BatchReader {
  private watermark: TimedWatermark | undefined;
  private until?: number[];
  private width = FIRST_WIDTH_MS;

  constructor(
    private readonly connection: SwitchConnection,
    private readonly table: PlainTable,
    watermark: unknown
  ) {
    const known = watermark as TimedWatermark | null;
    this.watermark = known?.read_to === undefined ? undefined : known;
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
        const slice = await this.readSlice(reader, span);
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
    const { time, settings, name } = this.table;
    if (settings.since !== undefined) {
      return Date.parse(settings.since);
    }
    const statement = reader.statement();
    const column = statement.name(time.column);
    const text = reader.engine === 'postgres' ? `min(${column})::text` : `cast(min(${column}) as char)`;
    const [row] = await statement.rows(`select ${text} as ${statement.name('first')} from ${statement.name(name)}`);
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

  /** Narrowed until its rows fit into a batch; a whole second at least is read at once. */
  private async readSlice(reader: SwitchReader, span: Span): Promise<{ rows: Fields[]; to: number }> {
    const limit = this.table.settings.batch_rows;
    for (;;) {
      const to = Math.min(span.to, span.from + this.width);
      const narrowest = to - span.from <= LEAST_WIDTH_MS;
      const rows = await readRange(reader, this.table, { from: span.from, to }, narrowest ? MOST_A_SECOND : limit);
      if (narrowest && rows.length > MOST_A_SECOND) {
        throw new Problem(
          `The switch's table ${this.table.name} has more than ${MOST_A_SECOND} rows of one second ` +
            `(${new Date(span.from).toISOString()}): is ${this.table.time.column} the time of the call?`
        );
      }
      if (narrowest || rows.length <= limit) {
        this.width = rows.length < limit / 4 ? Math.min(this.width * 2, MOST_WIDTH_MS) : this.width;
        return { rows, to };
      }
      this.width = Math.max(LEAST_WIDTH_MS, Math.floor((to - span.from) / 2));
    }
  }
}

const EARLIEST_MS = Date.parse('2000-01-01T00:00:00Z');

/** The rows of a range of time; one more than `limit` says that there are more. */
export async function readRange(
  reader: SwitchReader,
  table: PlainTable,
  { from, to }: Span,
  limit: number
): Promise<Fields[]> {
  const { time, settings, name, columns } = table;
  const [low, high] = columnRange(time.form, { engine: reader.engine, zone: settings.zone }, from, to);
  const statement = reader.statement();
  const selected = columns.map((column) => `${statement.asText(column)} as ${statement.name(column)}`).join(', ');
  const column = `t.${statement.name(time.column)}`;
  return statement.rows(
    `select ${selected} from ${statement.name(name)} t
     where ${column} >= ${statement.bind(low)} and ${column} < ${statement.bind(high)} order by ${column} limit ${limit + 1}`
  );
}
