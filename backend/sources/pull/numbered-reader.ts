import { Batch, BatchReader } from './batch-reader';
import { dueLate, LateIds, withLate } from './late-ids';
import { idReachedBy, Mark, withMark } from './marks';
import { LateRound, NumberedRow, readNewRows, readSpan } from './numbered-rows';
import { attemptsOf, PlainTable, timeOf } from './plain-table';
import { keptPositions, Positions, positionsAt } from './positions';
import { rowsWith } from './rows-with';
import { NOTHING_SEEN, SeenIds, Snapshot } from './seen-ids';
import { advanced, lowestSpan } from './spans';
import { SwitchConnection, SwitchReader } from './switch-reader';

/** How far a numbered table is read. */
export interface NumberedWatermark extends SeenIds {
  /** For each age at which rows are read again: the number up to which that was done. */
  again: Positions;
  marks: Mark[];
  late?: LateIds[];
  /** Until all that was there at first is read. */
  loading: boolean;
}

const MINUTE_S = 60;
const HOUR_S = 3600;
/** Calls are rated minutes after they end; what is corrected by hand, mostly on the same day. */
export const READ_AGAIN_S = [2 * MINUTE_S, 15 * MINUTE_S, HOUR_S, 4 * HOUR_S, 24 * HOUR_S];

/**
 * Reads a table by the numbers of its rows: new ones, ones committed late, and each again when it has come to some ages,
 * so that what was changed of it is seen.
 */
export class NumberedReader implements BatchReader {
  private watermark: NumberedWatermark;
  private late?: LateRound;
  /** Up to where rows are read again in this pull, for each age. */
  private until?: number[];

  constructor(
    private readonly connection: SwitchConnection,
    private readonly table: PlainTable & { id: string },
    watermark: unknown
  ) {
    const known = watermark as NumberedWatermark | null;
    this.watermark = known?.again === undefined ? this.unread(NOTHING_SEEN) : known;
  }

  next(): Promise<Batch> {
    return this.connection.inSnapshot(async (reader, snapshot) => {
      const { settings, name } = this.table;
      const found = await readNewRows(reader, snapshot, this.table, {
        seen: this.watermark,
        late: this.late,
        limit: settings.batch_rows,
        keepMs: settings.late_rows_s * 1000,
      });
      const began: NumberedWatermark = found.restarted ? this.unread(found.seen) : { ...this.watermark, ...found.seen };
      this.late = found.late;
      const again = await this.readAgain(reader, snapshot, began);
      const exhausted = found.exhausted && again.exhausted;
      const late = dueLate(began.late ?? [], this.ages(), snapshot.at.getTime());
      const read = {
        ...began,
        again: keptPositions(this.ages(), again.reached),
        late: this.noteLate(late.left, found.rows, began, snapshot),
      };
      this.watermark = this.marked(read, snapshot, found.rows, exhausted);
      const lateRows = await rowsWith(reader, this.table, this.table.id, late.ids.map(String));
      return {
        rows: await attemptsOf(
          reader,
          this.table,
          [...found.rows, ...again.rows].map(({ fields }) => fields).concat(lateRows)
        ),
        watermark: this.watermark,
        exhausted,
        restarted: found.restarted ? [name] : [],
      };
    });
  }

  private unread(seen: SeenIds): NumberedWatermark {
    const ages = this.ages();
    const again = keptPositions(
      ages,
      ages.map(() => 0)
    );
    return { ...seen, again, marks: [], loading: true };
  }

  private ages(): number[] {
    return [...(this.table.settings.read_again_s ?? READ_AGAIN_S)].sort((a, b) => a - b);
  }

  /** Rows committed so late that they were passed already when rows were read again. */
  private noteLate(
    left: LateIds[],
    rows: readonly NumberedRow[],
    { again, loading }: NumberedWatermark,
    { at }: Snapshot
  ): LateIds[] {
    const ids = rows.map(({ id }) => id);
    return loading ? left : withLate(left, ids, Math.max(0, ...Object.values(again)), at.getTime());
  }

  private async readAgain(
    reader: SwitchReader,
    snapshot: Snapshot,
    { again, marks, loading }: NumberedWatermark
  ): Promise<{ rows: NumberedRow[]; reached: number[]; exhausted: boolean }> {
    const at = positionsAt(this.ages(), again);
    this.until ??= this.due(snapshot.at, marks);
    const span = loading ? undefined : lowestSpan(at, this.until);
    if (!span) {
      return { rows: [], reached: at, exhausted: true };
    }
    const limit = this.table.settings.batch_rows;
    const rows = await readSpan(reader, this.table, { after: span.from, upTo: span.to, limit });
    const reached = advanced(at, this.until, rows.length < limit ? span.to : rows[rows.length - 1].id);
    return { rows, reached, exhausted: lowestSpan(reached, this.until) === undefined };
  }

  private due(at: Date, marks: readonly Mark[]): number[] {
    return this.ages().map((age) => idReachedBy(marks, at.getTime() - age * 1000) ?? 0);
  }

  /**
   * Notes when which number was reached. Of what was there before the first pull, that is when the calls were; those older
   * than an age need not be read again at it.
   */
  private marked(
    watermark: NumberedWatermark,
    { at, next }: Snapshot,
    rows: readonly NumberedRow[],
    exhausted: boolean
  ): NumberedWatermark {
    const { marks, loading, up_to: id } = watermark;
    const mark = { next: String(next), id };
    if (!loading) {
      return exhausted ? { ...watermark, marks: withMark(marks, { ...mark, at: at.getTime() }) } : watermark;
    }
    const last = rows.at(-1);
    const called = last && timeOf(this.table, last.fields);
    const since = marks.at(-1)?.at ?? 0;
    const loaded =
      called === undefined || called <= since || called > at.getTime()
        ? marks
        : withMark(marks, { ...mark, at: called });
    if (!exhausted) {
      return { ...watermark, marks: loaded };
    }
    return {
      ...watermark,
      loading: false,
      again: keptPositions(this.ages(), this.due(at, loaded)),
      marks: withMark(loaded, { ...mark, at: at.getTime() }),
    };
  }
}
