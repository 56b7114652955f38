import { Pool } from 'pg';

import { Problem } from '../../contract/problem';
import { BASE, CURRENCY, isDay, RATE } from './exchange-rates';

/** What a rate is of. */
export interface RateKey {
  /** `2026-11-01`. */
  day: string;
  currency: string;
}

/** One rate by hand, in units for one euro, from that day on. Throws a Problem for what is no day, currency or rate. */
export async function setRate(pool: Pool, key: RateKey, rate: unknown, origin: string): Promise<void> {
  assertKey(key);
  if (typeof rate !== 'string' || !RATE.test(rate) || Number(rate) === 0) {
    throw new Problem('The rate must be a positive decimal number in quotes, such as "1.0873": units for one euro.', {
      field: 'rate',
    });
  }
  await pool.query(
    `insert into exchange_rates (day, base, quote, rate, origin) values ($1, $2, $3, $4, $5)
     on conflict (base, quote, day) do update set rate = excluded.rate, origin = excluded.origin`,
    [key.day, BASE, key.currency, rate, origin]
  );
}

/** Throws a Problem (404) where there is none. */
export async function removeRate(pool: Pool, key: RateKey): Promise<void> {
  assertKey(key);
  const { day, currency } = key;
  const { rowCount } = await pool.query('delete from exchange_rates where day = $1 and base = $2 and quote = $3', [
    day,
    BASE,
    currency,
  ]);
  if (rowCount === 0) {
    throw new Problem(`There is no rate of ${currency} of ${day}.`, { status: 404 });
  }
}

function assertKey({ day, currency }: RateKey): void {
  if (!isDay(day)) {
    throw new Problem(`${day.slice(0, 40)} is not a day such as 2026-11-01.`, { field: 'day' });
  }
  if (!CURRENCY.test(currency) || currency === BASE) {
    throw new Problem(`${currency.slice(0, 40)} is not an ISO 4217 currency other than ${BASE}, such as USD.`, {
      field: 'currency',
    });
  }
}
