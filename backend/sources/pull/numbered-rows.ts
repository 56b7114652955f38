import { fromOf } from './from-of';
import { noteRead, SeenIds, Snapshot } from './seen-ids';
import { Fields, Statement, SwitchReader } from './switch-reader';

/** A table whose rows have numbers, given out before they are committed. */
export interface NumberedTable {
  name: string;
  /** The SELECT that gives its rows, where it is none of the switch's own tables. */
  query?: string;
  id: string;
  /** What is selected, without the number. */
  columns: readonly string[];
}

export interface NumberedRow {
  id: number;
  fields: Fields;
}

/** How far reading the gaps from the first to the last has come; not kept beyond one pull. */
export interface LateRound {
  after: number;
  since: Snapshot;
}

export interface NewRows {
  rows: NumberedRow[];
  seen: SeenIds;
  late?: LateRound;
  /** There is no further row. */
  exhausted: boolean;
  /** The numbers have begun anew: the table was emptied and its numbering restarted. */
  restarted: boolean;
}

interface Reading {
  seen: SeenIds;
  late?: LateRound;
  limit: number;
  keepMs: number;
}

const GAPS_A_STATEMENT = 100;

/** Rows not seen yet, at most `limit` late ones and `limit` after the last. */
export async function readNewRows(
  reader: SwitchReader,
  snapshot: Snapshot,
  table: NumberedTable,
  { seen, late, limit, keepMs }: Reading
): Promise<NewRows> {
  const last = await lastNumber(reader, table);
  const restarted = last !== null && last < seen.up_to;
  const from: SeenIds = restarted ? { up_to: 0, gaps: [] } : seen;
  const round: LateRound = (restarted ? undefined : late) ?? { after: 0, since: snapshot };
  const found = await readGaps(reader, table, from, round.after, limit);
  const fresh = await readSpan(reader, table, { after: from.up_to, limit });
  const gapsAreRead = found.length < limit;
  return {
    rows: [...found, ...fresh],
    seen: noteRead(
      from,
      { ids: [...found, ...fresh].map(({ id }) => id), gapsReadBy: gapsAreRead ? round.since : undefined },
      snapshot,
      keepMs
    ),
    late: gapsAreRead ? undefined : { ...round, after: found[found.length - 1].id },
    exhausted: gapsAreRead && fresh.length < limit,
    restarted,
  };
}

/** Rows numbered above `after`, up to `upTo` where that is given, in the order of their numbers. */
export async function readSpan(
  reader: SwitchReader,
  table: NumberedTable,
  { after, upTo, limit }: { after: number; upTo?: number; limit: number }
): Promise<NumberedRow[]> {
  const statement = reader.statement();
  const id = numberOf(statement, table);
  const text =
    `select ${selected(statement, table)} from ${fromOf(statement, table)} where ${id} > ${statement.bind(after)}` +
    `${upTo === undefined ? '' : ` and ${id} <= ${statement.bind(upTo)}`} order by ${id} limit ${limit}`;
  return numbered(await statement.rows(text));
}

async function lastNumber(reader: SwitchReader, table: NumberedTable): Promise<number | null> {
  const statement = reader.statement();
  const id = statement.name(table.id);
  const [row] = await statement.rows(
    `select ${reader.engine === 'postgres' ? `max(${id})::text` : `cast(max(${id}) as char)`} as last
     from ${fromOf(statement, table)}`
  );
  return row.last === null ? null : Number(row.last);
}

async function readGaps(
  reader: SwitchReader,
  table: NumberedTable,
  { gaps }: SeenIds,
  after: number,
  limit: number
): Promise<NumberedRow[]> {
  const rows: NumberedRow[] = [];
  const left = gaps.filter((gap) => gap.to > after);
  for (let at = 0; at < left.length && rows.length < limit; at += GAPS_A_STATEMENT) {
    const statement = reader.statement();
    const id = numberOf(statement, table);
    const columns = selected(statement, table);
    const within = left
      .slice(at, at + GAPS_A_STATEMENT)
      .map(({ from, to }) => `${id} between ${statement.bind(Math.max(from, after + 1))} and ${statement.bind(to)}`);
    const text =
      `select ${columns} from ${fromOf(statement, table)} where ${within.join(' or ')} ` +
      `order by ${id} limit ${limit - rows.length}`;
    rows.push(...numbered(await statement.rows(text)));
  }
  return rows;
}

/** With its table: without, a statement would be ordered by the text that is selected under the same name. */
function numberOf(statement: Statement, table: NumberedTable): string {
  return `t.${statement.name(table.id)}`;
}

function selected(statement: Statement, table: NumberedTable): string {
  return [table.id, ...table.columns.filter((column) => column !== table.id)]
    .map((column) => `${statement.asText(column)} as ${statement.name(column)}`)
    .concat(`${statement.asText(table.id)} as ${statement.name('#')}`)
    .join(', ');
}

function numbered(rows: Fields[]): NumberedRow[] {
  return rows.map(({ '#': id, ...fields }) => ({ id: Number(id), fields }));
}
