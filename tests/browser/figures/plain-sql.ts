import { Pool, QueryResultRow } from 'pg';

import { Span } from '../views/reports-page';

/** Attempts with their charges in both currencies by the rate of their UTC day: units of quote for one euro. */
const CONVERTED = /* sql */ `
  select a.*,
    a.customer_charge / paid.rate * usd.rate as customer_usd, a.customer_charge / paid.rate * gbp.rate as customer_gbp,
    a.provider_charge / owed.rate * usd.rate as provider_usd, a.provider_charge / owed.rate * gbp.rate as provider_gbp
  from attempts a
  cross join lateral (select (a.started_at at time zone 'UTC')::date as day) d
  join rates paid on paid.day = d.day and paid.quote = a.customer_currency
  join rates owed on owed.day = d.day and owed.quote = a.provider_currency
  join rates usd on usd.day = d.day and usd.quote = 'USD'
  join rates gbp on gbp.day = d.day and gbp.quote = 'GBP'
  where a.started_at >= $1 and a.started_at < $2`;

const RATES = /* sql */ `
  select day, quote, rate from exchange_rates where base = 'EUR'
  union all select distinct day, 'EUR', 1 from exchange_rates`;

/** As the table of the Breakout report writes them. */
export interface WrittenFigures extends QueryResultRow {
  name: string;
  Attempts: string;
  Calls: string;
  Answered: string;
  ASR: string;
  'Customer charge USD': string;
  'Customer charge GBP': string;
  'Profit USD': string;
}

/** Figures by plain SQL over the stored attempts, one row for each value of a column. `by` is SQL. */
export async function figuresBy(database: Pool, by: string, { from, to }: Span): Promise<WrittenFigures[]> {
  const { rows } = await database.query<WrittenFigures>(
    /* sql */ `
    with rates as (${RATES}), converted as (${CONVERTED})
    select ${by} as name,
      count(*)::text as "Attempts",
      count(*) filter (where is_final)::text as "Calls",
      count(answered_at)::text as "Answered",
      round(100.0 * count(answered_at) / count(*), 1) || '%' as "ASR",
      round(sum(customer_usd), 2)::text as "Customer charge USD",
      round(sum(customer_gbp), 2)::text as "Customer charge GBP",
      round(coalesce(sum(customer_usd), 0) - coalesce(sum(provider_usd), 0), 2)::text as "Profit USD"
    from converted group by 1 order by count(*) desc, 1`,
    [from, to]
  );
  return rows;
}

/** What a row of the Breakout report's file holds, unrounded. */
export interface RawFigures extends QueryResultRow {
  customer: string;
  provider: string;
  destination: string | null;
  attempts: number;
  calls: number;
  answered: number;
  talk_s: number;
  customer_usd: number;
  provider_gbp: number;
}

export async function breakoutFigures(database: Pool, { from, to }: Span): Promise<RawFigures[]> {
  const { rows } = await database.query<RawFigures>(
    /* sql */ `
    with rates as (${RATES}), converted as (${CONVERTED})
    select customer_id as customer, provider_id as provider, destination_prefix as destination,
      count(*)::int as attempts, count(*) filter (where is_final)::int as calls, count(answered_at)::int as answered,
      sum(talk_s)::float8 as talk_s, sum(customer_usd)::float8 as customer_usd, sum(provider_gbp)::float8 as provider_gbp
    from converted group by 1, 2, 3`,
    [from, to]
  );
  return rows;
}
