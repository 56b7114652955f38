import { spawn } from 'child_process';
import { once } from 'events';
import path from 'path';
import { setTimeout as delay } from 'timers/promises';

import { buildChild, killChild } from '../../tests/rollups/killable';
import { runsOfATest } from '../../tests/schedules/runs-of-a-test';

const MEGABYTES = 96;
const runs = runsOfATest();
const { query, planYesterday } = runs;

const isOver = async () => (await query(`select from runs where state in ('planned', 'generating')`)).length === 0;

/** A replica with little memory, until it dies of it or there is nothing left to make. Answers whether it died. */
async function replica(program: string): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${MEGABYTES}`, program, runs.pool.options.connectionString!, runs.maker.directory, 'hungry'],
    { env: { ...process.env, NODE_PATH: path.join(process.cwd(), 'node_modules') }, stdio: 'ignore' }
  );
  const exit = once(child, 'exit');
  while (child.exitCode === null && child.signalCode === null && !(await isOver())) {
    await Promise.race([exit, delay(50)]);
  }
  const died = child.exitCode !== null || child.signalCode !== null;
  await killChild(child);
  return died;
}

it('that takes all memory each time is given up after five replicas, and takes no other run with it', async () => {
  const program = buildChild(runs.maker.directory, 'tests/schedules/child.ts');
  const poison = await planYesterday({ job: { report: 'customer-traffic', subject: 'hungry' } });
  for (let other = 0; other < 3; other += 1) {
    await planYesterday();
  }

  let deaths = 0;
  while (!(await isOver())) {
    deaths += Number(await replica(program));
    await query(`update runs set lease_until = now() - interval '1 second' where state = 'generating'`);
  }

  expect(deaths).toBe(5);
  expect(await query('select schedule_id, state, tries from runs order by state, schedule_id')).toEqual([
    ...Array.from({ length: 3 }, () => expect.objectContaining({ state: 'done' }) as unknown),
    { schedule_id: poison, state: 'failed', tries: 5 },
  ]);
  expect(await query('select from run_files')).toHaveLength(3);
}, 120_000);
