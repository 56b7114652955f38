import { PoolClient } from 'pg';
import Cursor from 'pg-cursor';

import { UsCodes } from './us-codes';

const ROWS_AT_A_TIME = 20_000;

type CodeRow = [code: string, state: string | null, rateCenter: string | null, lata: string | null, ocn: string | null];

/** The codes of a version; their LATA is the file's own, else that of their rate center. */
export async function loadUsCodes(
  client: PoolClient,
  codesVersion: number | undefined,
  latasVersion: number | undefined
): Promise<UsCodes> {
  const codes = new UsCodes();
  const cursor = client.query(
    new Cursor<CodeRow>(
      `select code, state, rate_center, coalesce(us_codes.lata, us_latas.lata), ocn
       from us_codes
       left join (select * from us_latas where version = $2) us_latas using (state, rate_center)
       where us_codes.version = $1`,
      [codesVersion ?? null, latasVersion ?? null],
      { rowMode: 'array' }
    )
  );
  for (let rows = await cursor.read(ROWS_AT_A_TIME); rows.length > 0; rows = await cursor.read(ROWS_AT_A_TIME)) {
    for (const [code, state, rateCenter, lata, ocn] of rows) {
      codes.add(code, { state, rateCenter, lata, ocn });
    }
  }
  await cursor.close();
  return codes;
}
