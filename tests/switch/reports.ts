import { Readable } from 'stream';

import { Answer } from '../../contract/answer';
import { evaluate } from '../../backend/alerts/evaluate';
import { readAlertQuery } from '../../backend/alerts/read-alert-query';
import { noteHeard } from '../../backend/calls/source';
import { setSourceWatch } from '../../backend/calls/watch-settings';
import { migrate } from '../../backend/database/migrate';
import { createPool } from '../../backend/database/pool';
import { importDestinations } from '../../backend/reference/destinations';
import { ask } from '../../backend/reports/ask';
import { questionOf } from '../../backend/reports/catalog/question-of';
import { someone } from '../access/someone';
import { configureSource } from '../../backend/sources/configure-source';
import { pullSource, PullSummary } from '../../backend/sources/pull/pull-source';

const EVERYONE = someone('test', 'admin');
const DESTINATIONS = 'prefix,name\n44,United Kingdom\n34,Spain\n1212,United States\n';

export interface Reports {
  /** Reads what the switch accounted since the last time. */
  pull(): Promise<PullSummary>;
  ask(report: string, wishes: object): Promise<Answer>;
  /** Attempts of each outcome, counted by plain SQL. */
  countOutcomes(): Promise<Record<string, number>>;
  /** What the alert of dead routes says now of a route. */
  lookForDeadRoute(
    route: { provider: string; prefix: string },
    leastAttempts: number
  ): Promise<{ value: number | null; sentence: string }>;
  close(): Promise<void>;
}

/** The product, on an empty database, with the switch as its source. `settings`: of that source. */
export async function openReports(databaseUrl: string, settings: object): Promise<Reports> {
  const pool = createPool(databaseUrl);
  await migrate(pool);
  await importDestinations(pool, { origin: 'test', file: Readable.from([DESTINATIONS]) });
  const source = await configureSource(pool, 'sbc', 'kamailio', { ...settings, numbers: { international: true } });
  // All calls are over when it is asked: no look has to wait for the rest of a minute.
  await setSourceWatch(pool, source, { settlesWithinS: 0 });
  return {
    pull: async () => {
      const startedAt = performance.now();
      const pulled = await pullSource(pool, source);
      await noteHeard(pool, source.sourceId, performance.now() - startedAt);
      return pulled;
    },
    ask: (report, wishes) => ask(pool, questionOf(report, wishes), EVERYONE),
    countOutcomes: async () => {
      const { rows } = await pool.query<{ outcome: string; count: string }>(
        'select outcome, count(*) from attempts group by outcome'
      );
      return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, Number(count)]));
    },
    lookForDeadRoute: async ({ provider, prefix }, leastAttempts) => {
      const query = readAlertQuery({
        kind: 'alert',
        condition: 'dead_route',
        dimensions: ['provider_id', 'destination_prefix'],
        filters: [
          { dimension: 'provider_id', values: [provider] },
          { dimension: 'destination_prefix', values: [prefix] },
        ],
        leastAttempts,
      });
      const { groups } = await evaluate(pool, query, new Date().toISOString(), EVERYONE);
      return { value: groups[0].value, sentence: groups[0].facts.sentence };
    },
    close: () => pool.end(),
  };
}
