import { createHash } from 'crypto';
import { Pool } from 'pg';

import { BUILT_IN } from '../../../contract/reference';
import { LOCKS } from '../../database/locks';
import { inTransaction } from '../../database/pool';
import { announce, nextVersion } from '../reference-version';
import { AREA_CODES } from './area-codes';

/** Tells one list from another. */
const EDITION = createHash('sha256')
  .update(JSON.stringify([...AREA_CODES]))
  .digest('hex')
  .slice(0, 8);

/** Notes the list of area codes this service is built with, so that attempts looked up by another one are looked up again. */
export async function registerAreaCodes(pool: Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCKS.importReference]);
    const { rows } = await client.query<{ edition: string }>(
      `select details ->> 'edition' as edition from reference_versions where table_name = 'us_area_codes'
       order by version desc limit 1`
    );
    if (rows.at(0)?.edition !== EDITION) {
      await announce(client, {
        version: await nextVersion(client),
        table: 'us_area_codes',
        origin: BUILT_IN,
        rows: AREA_CODES.size,
        details: { edition: EDITION },
      });
    }
  });
}
