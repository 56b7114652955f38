import { Problem } from '../../../contract/problem';
import { fromOf } from './from-of';
import { PlainTable } from './plain-table';
import { Span } from './spans';
import { Fields, SwitchReader } from './switch-reader';
import { columnRange } from './time-range';

const FIRST_WIDTH_MS = 60_000;
const MOST_WIDTH_MS = 64 * 86_400 * 1000;
const LEAST_WIDTH_MS = 1000;
const MOST_A_SECOND = 50_000;

/** Reads a table by its time, in slices made so wide that the rows of one are about a batch. */
export class TimeSlices {
  private width = FIRST_WIDTH_MS;

  constructor(private readonly table: PlainTable) {}

  /** The rows of the beginning of a stretch of time, and where that ends; a whole second at least is read at once. */
  async read(reader: SwitchReader, span: Span): Promise<{ rows: Fields[]; to: number }> {
    const { batch_rows: limit } = this.table.settings;
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

/** The rows of a range of time; one more than `limit` says that there are more. */
async function readRange(
  reader: SwitchReader,
  table: PlainTable,
  { from, to }: Span,
  limit: number
): Promise<Fields[]> {
  const { time, settings, columns } = table;
  const [low, high] = columnRange(time.form, { engine: reader.engine, zone: settings.zone }, from, to);
  const statement = reader.statement();
  const selected = columns.map((column) => `${statement.asText(column)} as ${statement.name(column)}`).join(', ');
  const column = `t.${statement.name(time.column)}`;
  return statement.rows(
    `select ${selected} from ${fromOf(statement, table)}
     where ${column} >= ${statement.bind(low)} and ${column} < ${statement.bind(high)} order by ${column} limit ${limit + 1}`
  );
}
