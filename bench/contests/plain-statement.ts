/** Whose SQL it is. In DuckDB instants are stored as UTC without a zone, which is what it reads fastest. */
export type Dialect = 'postgres' | 'duckdb';

export interface PlainQuestion {
  /** By the name of the column in the answer, what it is grouped by. */
  dimensions: Record<string, string | Record<Dialect, string>>;
  from: string;
  to: string;
  where?: string;
  /** Leading order, before the dimensions; the attempts, most first, unless given. */
  order?: string;
  /** Rows of the first page. */
  limit: number;
  sums: readonly PlainSum[];
}

/** What a report of a switch adds up, as it would write it. */
const SUMS = {
  attempts: 'count(*)',
  answered: 'count(answered_at)',
  short_calls: 'count(*) filter (where answered_at is not null and talk_s <= 15)',
  calls_with_dtmf: 'count(*) filter (where dtmf_digits > 0)',
  dtmf_digits: 'sum(dtmf_digits)',
  talk_s: 'coalesce(sum(talk_s), 0)',
  customer_billed_s: 'coalesce(sum(customer_billed_s), 0)',
  customer_charge: 'sum(customer_charge)',
  provider_charge: 'sum(provider_charge)',
  profit: 'sum(customer_charge) - sum(provider_charge)',
  first_call_at: 'min(started_at)',
  last_call_at: 'max(started_at)',
} as const;
export type PlainSum = keyof typeof SUMS;

/** Which currencies the amounts of a group are in: asked only to know what ours must leave out, never timed. */
const CURRENCIES = {
  customer_currency_min: 'min(customer_currency) filter (where customer_charge <> 0)',
  customer_currency_max: 'max(customer_currency) filter (where customer_charge <> 0)',
  provider_currency_min: 'min(provider_currency) filter (where provider_charge <> 0)',
  provider_currency_max: 'max(provider_currency) filter (where provider_charge <> 0)',
} as const;

const totalOf = (name: string) =>
  /_min$|^first_/.test(name) ? `min(${name})` : /_max$|^last_/.test(name) ? `max(${name})` : `sum(${name})`;

export function instant(dialect: Dialect, iso: string): string {
  return dialect === 'postgres' ? `timestamptz '${iso}'` : `timestamp '${iso.replace('T', ' ').replace('Z', '')}'`;
}

/**
 * One statement for the first page and the totals (the row whose dimensions are null): the groups are made once.
 * `currencies` adds which currencies each group holds.
 */
export function plainStatement(question: PlainQuestion, dialect: Dialect, currencies = false): string {
  const { dimensions, from, to, where, sums, limit } = question;
  const names = Object.keys(dimensions);
  const keys = names.map((name) => {
    const sql = dimensions[name];
    return `${typeof sql === 'string' ? sql : sql[dialect]} as ${name}`;
  });
  const measures = [
    ...sums.map((name) => [name, SUMS[name]] as const),
    ...(currencies ? Object.entries(CURRENCIES) : []),
  ];
  const order = [question.order ?? 'attempts desc', ...names].join(', ');
  return `with grouped as materialized (
    select ${[...keys, ...measures.map(([name, sql]) => `${sql} as ${name}`)].join(', ')}
    from attempts
    where started_at >= ${instant(dialect, from)} and started_at < ${instant(dialect, to)}${where ? ` and ${where}` : ''}
    group by ${names.map((_, at) => at + 1).join(', ')}
  )
  select * from (select * from grouped order by ${order} limit ${limit}) page
  union all
  select ${[...names.map(() => 'null'), ...measures.map(([name]) => totalOf(name))].join(', ')} from grouped`;
}
