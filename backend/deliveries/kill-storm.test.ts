import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';

import { killStorm } from '../../tests/deliveries/kill-storm';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { buildChild } from '../../tests/rollups/killable';

let database: FreshDatabase;
let directory: string;
beforeAll(async () => {
  database = await freshDatabase();
  directory = mkdtempSync(path.join(tmpdir(), 'trunkline-kills-'));
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await database.drop();
});

it('loses no mail and sends none twice while replicas are killed in its midst', async () => {
  const mails = 200;
  const { kills, states, twice, missing } = await killStorm({
    pool: database.pool,
    url: database.url,
    program: buildChild(directory, 'tests/deliveries/child.ts'),
    mails,
    replicas: 2,
    everyMs: 250,
    mostKills: 6,
    leaseMs: 1_500,
  });

  expect({ twice, missing }).toEqual({ twice: 0, missing: 0 });
  const { sent = 0, unknown = 0, ...others } = states;
  expect({ all: sent + unknown, others }).toEqual({ all: mails, others: {} });
  expect(kills).toBeGreaterThan(0);
  expect(unknown).toBeLessThanOrEqual(kills);
}, 120_000);
