import { Pool } from 'pg';

import { Problem } from '../../contract/problem';
import { LOCKS } from './locks';
import { calls } from './migrations/0001-calls';
import { reference } from './migrations/0002-reference';
import { rollups } from './migrations/0003-rollups';
import { retention } from './migrations/0004-retention';
import { numbers } from './migrations/0005-numbers';
import { usReference } from './migrations/0006-us-reference';
import { referenceVersions } from './migrations/0007-reference-versions';
import { savedReports } from './migrations/0008-saved-reports';
import { deliveries } from './migrations/0009-deliveries';
import { schedules } from './migrations/0010-schedules';
import { ledger } from './migrations/0011-ledger';
import { refusedForms } from './migrations/0012-refused-forms';
import { homeOfLedger } from './migrations/0014-home-of-ledger';
import { alerts } from './migrations/0015-alerts';
import { metricSamples } from './migrations/0016-metric-samples';
import { pulledSources } from './migrations/0017-pulled-sources';
import { weekRollups } from './migrations/0019-week-rollups';
import { access } from './migrations/0020-access';
import { madeThings } from './migrations/0021-made-things';
import { auditOfReads } from './migrations/0022-audit-of-reads';
import { expectedOfSources } from './migrations/0024-expected-of-sources';
import { endpointNames } from './migrations/0025-endpoint-names';
import { quarterHourRollups } from './migrations/0026-quarter-hour-rollups';
import { heldAccess } from './migrations/0027-held-access';
import { scopeOfSavedReports } from './migrations/0028-scope-of-saved-reports';
import { sourceNames } from './migrations/0029-source-names';
import { inTransaction } from './pool';

/** In order. A migration that has been released is never edited: what it got wrong, the next one mends. */
export const MIGRATIONS: ReadonlyArray<{ name: string; sql: string }> = [
  { name: '0001-calls', sql: calls },
  { name: '0002-reference', sql: reference },
  { name: '0003-rollups', sql: rollups },
  { name: '0004-retention', sql: retention },
  { name: '0005-numbers', sql: numbers },
  { name: '0006-us-reference', sql: usReference },
  { name: '0007-reference-versions', sql: referenceVersions },
  { name: '0008-saved-reports', sql: savedReports },
  { name: '0009-deliveries', sql: deliveries },
  { name: '0010-schedules', sql: schedules },
  { name: '0011-ledger', sql: ledger },
  { name: '0012-refused-forms', sql: refusedForms },
  { name: '0014-home-of-ledger', sql: homeOfLedger },
  { name: '0015-alerts', sql: alerts },
  { name: '0016-metric-samples', sql: metricSamples },
  { name: '0017-pulled-sources', sql: pulledSources },
  { name: '0019-week-rollups', sql: weekRollups },
  { name: '0020-access', sql: access },
  { name: '0021-made-things', sql: madeThings },
  { name: '0022-audit-of-reads', sql: auditOfReads },
  { name: '0024-expected-of-sources', sql: expectedOfSources },
  { name: '0025-endpoint-names', sql: endpointNames },
  { name: '0026-quarter-hour-rollups', sql: quarterHourRollups },
  { name: '0027-held-access', sql: heldAccess },
  { name: '0028-scope-of-saved-reports', sql: scopeOfSavedReports },
  { name: '0029-source-names', sql: sourceNames },
];

/**
 * Brings the schema up to this version of the service. Replicas that start together wait for the first.
 * Throws a Problem when the database was already migrated by a newer service.
 */
export async function migrate(pool: Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCKS.migrate]);
    await client.query(`create table if not exists migrations (
      name text primary key,
      applied_at timestamptz not null default now()
    )`);
    const { rows } = await client.query<{ name: string }>('select name from migrations');
    const applied = new Set(rows.map((row) => row.name));
    const unknown = [...applied].filter((name) => !MIGRATIONS.some((migration) => migration.name === name));
    if (unknown.length > 0) {
      throw new Problem(
        `The database holds migrations this service does not know (${unknown.join(', ')}): it belongs to a newer ` +
          'version. Start that version, or point DATABASE_URL at another database.'
      );
    }
    for (const migration of MIGRATIONS.filter(({ name }) => !applied.has(name))) {
      await client.query(migration.sql);
      await client.query('insert into migrations (name) values ($1)', [migration.name]);
    }
  });
}
