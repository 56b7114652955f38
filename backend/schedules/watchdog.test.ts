import { runsOfATest } from '../../tests/schedules/runs-of-a-test';
import { awaySince, dayStart, madeSchedule } from '../../tests/schedules/schedule';
import { createLogger } from '../logger';
import { startScheduling } from './scheduling';

/** Falls silent: it never calls. */
jest.mock('node-cron', () => ({ schedule: () => ({ destroy: () => Promise.resolve() }) }));

const runs = runsOfATest();

it('the tick comes all the same where node-cron is silent, and the run is late at most', async () => {
  const { pool, maker } = runs;
  const scheduling = await startScheduling({
    ...maker,
    limits: { atOnce: 2, perShare: 2 },
    retention: { days: 90, bytes: 1e12 },
    logger: createLogger('silent'),
    watchdog: { everyMs: 50, silentMs: 100 },
  });
  try {
    await scheduling.tick();
    await madeSchedule(pool, { rule: { unit: 'day', settleMinutes: 0 } });
    await awaySince(pool, await dayStart(pool, 1));
    while ((await runs.query(`select from runs where state = 'done'`)).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    await scheduling.stop();
  }
  expect(await runs.query('select tries, skip_reason from runs')).toEqual([{ tries: 1, skip_reason: null }]);
}, 30_000);
