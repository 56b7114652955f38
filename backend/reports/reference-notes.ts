import { Scope } from '../../contract/access/scope';
import { Question } from '../../contract/question';
import { BUILT_IN, ReferenceTableName } from '../../contract/reference';
import { seesAllCalls } from '../access/scope';
import { Queryable } from '../database/pool';
import { isMadeOfMoney } from './columns';
import { DIMENSIONS } from './dimensions';

/** What the tables are called, and what is unknown without those that are imported. */
const DESCRIBED: Partial<Record<ReferenceTableName, { name: string; without?: string }>> = {
  // A source may name the destination itself.
  destinations: { name: 'Destinations by prefix' },
  us_area_codes: { name: 'US area codes' },
  us_codes: { name: 'US central office codes', without: 'rate centers, OCNs and LATAs are unknown' },
  us_latas: { name: 'LATAs of rate centers', without: 'a LATA is known only where the codes name it' },
  ddi_providers: { name: 'DDI providers', without: 'none is found by address' },
  ddis: { name: 'DDIs', without: 'which CLI is one of them is unknown' },
};

/** How many there are tells of those of others. */
const OF_ALL_CUSTOMERS: readonly ReferenceTableName[] = ['ddis', 'ddi_providers'];

interface InForce {
  table: ReferenceTableName;
  origin: string;
  rows: number;
  file_date: string | null;
  imported_on: string;
}

/** Which data what a question looks up or converts by comes from, of what day, and whether all attempts have it yet. */
export async function referenceNotes(db: Queryable, question: Question, scope: Scope): Promise<string[]> {
  return [...(await tableNotes(db, question, scope)), ...(await rateNotes(db, question))];
}

async function tableNotes(db: Queryable, { dimensions, filters }: Question, scope: Scope): Promise<string[]> {
  const asked = [...dimensions, ...filters.map(({ dimension }) => dimension)];
  const tables = new Set(asked.flatMap((name) => (name === 'time' ? [] : (DIMENSIONS[name].lookedUpIn ?? []))));
  if (tables.size === 0) {
    return [];
  }
  const { rows: inForce } = await db.query<InForce>(
    `select distinct on (table_name) table_name as table, origin, rows, file_date::text, imported_at::date::text as imported_on
     from reference_versions where table_name = any($1) order by table_name, version desc`,
    [[...tables]]
  );
  const shown = seesAllCalls(scope) ? [...tables] : [...tables].filter((table) => !OF_ALL_CUSTOMERS.includes(table));
  const notes = shown.flatMap((table) =>
    describe(
      table,
      inForce.find((version) => version.table === table)
    )
  );
  return [...notes, ...(await rematchNotes(db))];
}

function describe(table: ReferenceTableName, version: InForce | undefined): string[] {
  const described = DESCRIBED[table];
  if (!described) {
    return [];
  }
  if (!version) {
    return described.without ? [`There is no table of ${described.name} yet: ${described.without}.`] : [];
  }
  const { origin, rows, file_date, imported_on } = version;
  const count = `${described.name}: ${rows.toLocaleString('en-GB')}`;
  if (origin === BUILT_IN) {
    return [`${count}, ${origin}.`];
  }
  const dated = file_date ? `of ${file_date}, imported ${imported_on}` : `imported ${imported_on}`;
  return [`${count} from ${origin}, ${dated}.`];
}

async function rematchNotes(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ due: boolean }>(
    'select coalesce((select max(version) from reference_versions) > done_version, false) as due from rematch'
  );
  return rows[0].due ? ['Stored attempts are still being looked up again by the newest tables.'] : [];
}

/** Rates are kept by currency and day: of each currency the newest is one look away. */
const NEWEST_RATE = `
  with recursive quotes as (
    (select quote from exchange_rates where base = 'EUR' order by quote limit 1)
    union all
    select (select rate.quote from exchange_rates rate where base = 'EUR' and rate.quote > quotes.quote order by quote limit 1)
    from quotes where quotes.quote is not null
  )
  select newest.day::text, newest.origin
  from quotes, lateral (
    select day, origin from exchange_rates rate
    where base = 'EUR' and rate.quote = quotes.quote and day <= (($1::timestamptz - interval '1 us') at time zone $2)::date
    order by day desc limit 1
  ) newest
  order by newest.day desc limit 1`;

async function rateNotes(db: Queryable, { currencies, measures, window, zone }: Question): Promise<string[]> {
  if (currencies.length === 0 || !measures.some(isMadeOfMoney)) {
    return [];
  }
  const { rows } = await db.query<{ day: string; origin: string }>(NEWEST_RATE, [window.to, zone]);
  return rows.map(({ day, origin }) => `Exchange rates: up to that of ${day}, from ${origin}.`);
}
