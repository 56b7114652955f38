import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { registerSources } from '../../calls/source-metrics';
import { registerBacklog } from '../../rollups/tier-status';
import { createQuestionQueue } from '../../reports/question-queue';
import { registerScheduler } from '../../schedules/health/scheduler-status';
import { SAMPLED_BY_REPLICA, SAMPLED_FOR_ALL } from './sampled-metrics';
import { SAMPLES_KEPT_DAYS, takeSamples } from './take-samples';

let database: FreshDatabase;
const namesKept = async () => {
  const { rows } = await database.pool.query<{ metric: string }>(
    'select distinct metric from metric_samples order by 1'
  );
  return rows.map(({ metric }) => metric);
};

beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

it('keeps a sample of every metric that is drawn, under the names the service gives them', async () => {
  const { pool } = database;
  await pool.query(`insert into sources (name, kind, last_received_at) values ('switch', 'csv', now())`);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  createQuestionQueue({ perPrincipal: 1, overall: 1, waiting: 1, heavyS: 600 }, registry);
  registerBacklog(pool, registry);
  registerScheduler(pool, registry);
  registerSources(pool, registry);

  await takeSamples(pool, registry, 'one');

  expect(await namesKept()).toEqual([...SAMPLED_FOR_ALL, ...SAMPLED_BY_REPLICA].sort());
});

it('keeps what all replicas say alike under nobody’s name, and each one’s own under its name', async () => {
  const { pool } = database;
  const registry = new Registry();
  new Gauge({ name: 'trunkline_mails_waiting', help: '.', registers: [registry] }).set(5);
  new Counter({ name: 'trunkline_questions_refused_total', help: '.', registers: [registry] }).inc(2);
  new Counter({ name: 'something_else', help: '.', registers: [registry] }).inc(2);
  await takeSamples(pool, registry, 'one');
  await takeSamples(pool, registry, 'two');

  const { rows } = await pool.query(
    'select distinct metric, replica, value from metric_samples order by metric, replica'
  );
  expect(rows).toEqual([
    { metric: 'trunkline_mails_waiting', replica: '', value: 5 },
    { metric: 'trunkline_questions_refused_total', replica: 'one', value: 2 },
    { metric: 'trunkline_questions_refused_total', replica: 'two', value: 2 },
  ]);
});

it('drops what is older than it is kept', async () => {
  const { pool } = database;
  await pool.query(
    `insert into metric_samples (at, metric, replica, labels, value)
     select now() - make_interval(days => days), 'trunkline_mails_waiting', '', '{}', days
     from unnest($1::int[]) days`,
    [[SAMPLES_KEPT_DAYS - 1, SAMPLES_KEPT_DAYS + 1]]
  );
  await takeSamples(pool, new Registry(), 'one');
  const { rows } = await pool.query('select value from metric_samples');
  expect(rows).toEqual([{ value: SAMPLES_KEPT_DAYS - 1 }]);
});
