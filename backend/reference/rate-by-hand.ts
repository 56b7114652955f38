import { Pool, PoolClient } from 'pg';

import { Problem } from '../../contract/problem';
import { Author, recordChange } from '../database/audit';
import { inTransaction } from '../database/pool';
import { BASE, CURRENCY, isDay, RATE, RATES_AUDITED } from './exchange-rates';

/** What a rate is of. */
export interface RateKey {
  /** `2026-11-01`. */
  day: string;
  currency: string;
}

/** One rate by hand, in units for one euro, from that day on. Throws a Problem for what is no day, currency or rate. */
export async function setRate(pool: Pool, key: RateKey, rate: unknown, by: Author): Promise<void> {
  assertKey(key);
  if (typeof rate !== 'string' || !RATE.test(rate) || Number(rate) === 0) {
    throw new Problem('The rate must be a positive decimal number in quotes, such as "1.0873": units for one euro.', {
      field: 'rate',
    });
  }
  await inTransaction(pool, async (client) => {
    const before = await takeRate(client, key);
    await client.query('insert into exchange_rates (day, base, quote, rate, origin) values ($1, $2, $3, $4, $5)', [
      key.day,
      BASE,
      key.currency,
      rate,
      by.name,
    ]);
    const after = { ...key, rate, origin: by.name };
    await recordChange(client, { ...RATES_AUDITED, by, action: 'set by hand', before, after });
  });
}

/** Throws a Problem (404) where there is none. */
export async function removeRate(pool: Pool, key: RateKey, by: Author): Promise<void> {
  assertKey(key);
  await inTransaction(pool, async (client) => {
    const before = await takeRate(client, key);
    if (!before) {
      throw new Problem(`There is no rate of ${key.currency} of ${key.day}.`, { status: 404 });
    }
    await recordChange(client, { ...RATES_AUDITED, by, action: 'removed', before });
  });
}

/** Takes a rate out, and answers what it was; undefined where there is none. One at a time: imports wait, and are waited for. */
async function takeRate(client: PoolClient, { day, currency }: RateKey) {
  await client.query('lock table exchange_rates in share row exclusive mode');
  const { rows } = await client.query<RateKey & { rate: string; origin: string }>(
    `delete from exchange_rates where day = $1 and base = $2 and quote = $3
     returning day::text, quote as currency, rate::text, origin`,
    [day, BASE, currency]
  );
  return rows.at(0);
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
