import { Readable } from 'stream';

import { Answer } from '../../contract/answer';
import { migrate } from '../../backend/database/migrate';
import { createPool } from '../../backend/database/pool';
import { importDestinations } from '../../backend/reference/destinations';
import { ask } from '../../backend/reports/ask';
import { questionOf } from '../../backend/reports/catalog/question-of';
import { someone } from '../access/someone';
import { configureSource } from '../../backend/sources/configure-source';
import { pullSource, PullSummary } from '../../backend/sources/pull/pull-source';

const DESTINATIONS = 'prefix,name\n44,United Kingdom\n34,Spain\n1212,United States\n';

export interface Reports {
  /** Reads what the switch accounted since the last time. */
  pull(): Promise<PullSummary>;
  ask(report: string, wishes: object): Promise<Answer>;
  /** Attempts of each outcome, counted by plain SQL. */
  countOutcomes(): Promise<Record<string, number>>;
  close(): Promise<void>;
}

/** The product, on an empty database, with the switch as its source. `settings`: of that source. */
export async function openReports(databaseUrl: string, settings: object): Promise<Reports> {
  const pool = createPool(databaseUrl);
  await migrate(pool);
  await importDestinations(pool, { origin: 'test', file: Readable.from([DESTINATIONS]) });
  const source = await configureSource(pool, 'sbc', 'kamailio', { ...settings, numbers: { international: true } });
  return {
    pull: () => pullSource(pool, source),
    ask: (report, wishes) => ask(pool, questionOf(report, wishes), someone('test', 'admin')),
    countOutcomes: async () => {
      const { rows } = await pool.query<{ outcome: string; count: string }>(
        'select outcome, count(*) from attempts group by outcome'
      );
      return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, Number(count)]));
    },
    close: () => pool.end(),
  };
}
