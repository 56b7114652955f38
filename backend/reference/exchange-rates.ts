import { Pool } from 'pg';
import { Readable } from 'stream';

import { Problem } from '../../contract/problem';
import { Author, recordChange } from '../database/audit';
import { inTransaction, Queryable } from '../database/pool';
import { CsvRecord, readCsvRecords, refuseLine } from './csv-records';
import { openReferenceFile } from './reference-file';

export const BASE = 'EUR';
const NOT_RATES: readonly string[] = ['date', 'base', 'source'];
const NO_RATE: readonly string[] = ['', 'N/A', 'n/a', '-'];
export const RATE = /^\d{1,12}(\.\d{1,12})?$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
export const CURRENCY = /^[A-Z]{3}$/;
const RATES_PER_STATEMENT = 10_000;
/** What changes of rates are noted of. */
export const RATES_AUDITED = { kind: 'reference', id: 'exchange_rates' } as const;

interface Rate {
  day: string;
  quote: string;
  rate: string;
}

export interface ImportedRates {
  rates: number;
  days: number;
  currencies: string[];
}

/**
 * Dated rates from CSV: a column `date` and one per currency, in units for one euro, as the European Central Bank
 * publishes them. A rate that was known for a day is replaced. Throws a Problem with the line for anything wrong in the
 * file: then nothing changes.
 */
export function importExchangeRates(
  pool: Pool,
  { origin, csv, importedBy }: { origin: string; csv: Readable; importedBy?: Author }
): Promise<ImportedRates> {
  return inTransaction(pool, async (client) => {
    const days = new Map<string, number>();
    const currencies = new Set<string>();
    let pending: Rate[] = [];
    let rates = 0;
    const store = async () => {
      await client.query(
        `insert into exchange_rates (day, base, quote, rate, origin)
         select day, $1, quote, rate, $2 from unnest($3::date[], $4::text[], $5::numeric[]) as given (day, quote, rate)
         order by quote, day
         on conflict (base, quote, day) do update set rate = excluded.rate, origin = excluded.origin`,
        [
          BASE,
          origin,
          pending.map(({ day }) => day),
          pending.map(({ quote }) => quote),
          pending.map(({ rate }) => rate),
        ]
      );
      rates += pending.length;
      pending = [];
    };
    await client.query('lock table exchange_rates in share row exclusive mode');
    const before = await ratesStatus(client);
    for await (const record of readCsvRecords(openReferenceFile(csv))) {
      const day = dayOf(record);
      const earlier = days.get(day);
      if (earlier !== undefined) {
        refuseLine(record.line, `the day ${day} stands on line ${earlier} already`);
      }
      days.set(day, record.line);
      const found = ratesOf(record, day);
      found.forEach(({ quote }) => currencies.add(quote));
      pending.push(...found);
      if (pending.length >= RATES_PER_STATEMENT) {
        await store();
      }
    }
    await store();
    if (rates === 0) {
      throw new Problem('The file holds no rate below its header.', { status: 422 });
    }
    const imported = { rates, days: days.size, currencies: [...currencies].sort() };
    if (importedBy !== undefined) {
      const after = { ...(await ratesStatus(client)), imported: { origin, ...imported } };
      await recordChange(client, { ...RATES_AUDITED, by: importedBy, action: 'imported', before, after });
    }
    return imported;
  });
}

function dayOf({ line, values }: CsvRecord): string {
  const day = values.date;
  if (day === undefined) {
    throw new Problem('The header needs a column date, and one column per currency.', { status: 422 });
  }
  if (!isDay(day)) {
    refuseLine(line, `the date is “${day.slice(0, 40)}”, which is not a day such as 2026-11-01`);
  }
  if (values.base !== undefined && values.base.toUpperCase() !== BASE) {
    refuseLine(line, `the base is “${values.base.slice(0, 40)}”; rates must be in units for one ${BASE}`);
  }
  return day;
}

export function isDay(text: string): boolean {
  const written = new Date(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(written.getTime()) && written.toISOString().slice(0, 10) === text;
}

function ratesOf({ line, values }: CsvRecord, day: string): Rate[] {
  const rates: Rate[] = [];
  for (const [column, rate] of Object.entries(values)) {
    if (NOT_RATES.includes(column)) {
      continue;
    }
    const quote = column.toUpperCase();
    if (!CURRENCY.test(quote)) {
      throw new Problem(`The header names “${column.slice(0, 40)}”, which is not an ISO 4217 currency code.`, {
        status: 422,
      });
    }
    if (NO_RATE.includes(rate)) {
      continue;
    }
    if (!RATE.test(rate) || Number(rate) === 0) {
      refuseLine(line, `the rate of ${quote} is “${rate.slice(0, 40)}”, which is not a positive decimal number`);
    }
    rates.push({ day, quote, rate });
  }
  return rates;
}

export interface RatesStatus {
  rates: number;
  /** With a rate to or from the base, which is among them. */
  currencies: string[];
  /** First and last day with a rate, `2026-11-01`; null without any. */
  from: string | null;
  to: string | null;
}

export async function ratesStatus(db: Queryable): Promise<RatesStatus> {
  const { rows } = await db.query<{ rates: number; currencies: string[]; from: string | null; to: string | null }>(
    `select count(*)::int as rates, min(day)::text as from, max(day)::text as to,
       coalesce(array_agg(distinct quote), '{}') as currencies from exchange_rates`
  );
  const [{ rates, currencies, from, to }] = rows;
  return { rates, currencies: rates > 0 ? [...new Set([...currencies, BASE])].sort() : [], from, to };
}
