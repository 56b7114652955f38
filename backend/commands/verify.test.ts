import { spawn } from 'child_process';
import path from 'path';

import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { prepare } from '../../tests/rollups/storm';
import { refreshAll } from '../rollups/refresh-worker';

const RUN = path.join(__dirname, '..', '..', 'scripts', 'run.mjs');
const WINDOW = ['--from', '2024-10-26T00:00:00Z', '--to', '2024-10-28T00:00:00Z'];

interface Ended {
  code: number | null;
  out: string;
  error: string;
}

describe('verify', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    await prepare(database.pool, { seed: 8, zones: ['UTC'] });
  });
  afterAll(() => database.drop());

  const verify = (...args: string[]) =>
    new Promise<Ended>((resolve) => {
      const env = { ...process.env, DATABASE_URL: database.url };
      const child = spawn(process.execPath, [RUN, 'verify', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      let out = '';
      let error = '';
      child.stdout.on('data', (text: Buffer) => (out += text.toString()));
      child.stderr.on('data', (text: Buffer) => (error += text.toString()));
      child.once('close', (code) => resolve({ code, out, error }));
    });

  it('passes over what waits to be added up', async () => {
    const { code, out } = await verify(...WINDOW, '--tier', 'tier_hour_customer');
    expect(out).toMatch(/^tier_hour_customer +0 +0 +0 +0 +48$/m);
    expect(code).toBe(0);
  });

  it('compares every rollup, and says when each equals its attempts', async () => {
    await refreshAll(database.pool);
    const { code, out } = await verify(...WINDOW);
    expect(out).toMatch(/^tier_hour_customer +48 +48 +0 +0 +0$/m);
    expect(out).toMatch(/^tier_day_provider +2 +2 +0 +0 +0$/m);
    expect(out).toContain('Every bucket that was compared equals its attempts.');
    expect(code).toBe(0);
  });

  it('ends with 1 when one differed, and repairs it', async () => {
    await database.pool.query(`update attempts set customer_billed_s = 1 where started_at = (
      select min(started_at) from attempts where started_at >= '2024-10-26T12:00Z')`);
    const { code, out } = await verify(...WINDOW);
    expect(out).toMatch(/^tier_hour_customer_provider_destination +48 +47 +1 +1 +0$/m);
    expect(code).toBe(1);
    expect((await verify(...WINDOW)).code).toBe(0);
  });

  it.each([
    [[], 'Usage'],
    [['--from', 'yesterday', '--to', 'today'], 'ISO 8601'],
    [[WINDOW[0], WINDOW[3], WINDOW[2], WINDOW[1]], 'later than'],
    [[...WINDOW, '--tier', 'tier_of_towers'], 'tier_day_customer'],
  ])('%j is a mistake: exit code 2 and a sentence', async (args, sentence) => {
    const { code, out, error } = await verify(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(sentence);
    expect(error).not.toMatch(/\n\s+at /);
  });
});
