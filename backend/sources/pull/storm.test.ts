import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';

import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { buildChild } from '../../../tests/rollups/killable';
import { storm } from '../../../tests/sources/storm';
import { NUMBERED, TIMED } from '../../../tests/sources/stormed-tables';
import { ENGINES, TestSwitch, testSwitch } from '../../../tests/sources/switch-database';

const directory = mkdtempSync(path.join(tmpdir(), 'trunkline-pull-'));
const program = buildChild(directory, 'tests/sources/child.ts');
afterAll(() => rmSync(directory, { recursive: true }));

describe.each(ENGINES)('on %s', (engine) => {
  let ours: FreshDatabase;
  let database: TestSwitch;

  beforeEach(async () => {
    [ours, database] = await Promise.all([freshDatabase(), testSwitch(engine)]);
  });
  afterEach(() => Promise.all([ours.drop(), database.drop()]));

  test.each([
    ['numbered', NUMBERED],
    ['timed', TIMED],
  ])(
    'a %s table loses and doubles nothing while it is written to and the service is killed',
    async (_, table) => {
      const counts = await storm(ours.pool, database, table, program, ours.url, { rounds: 15, random: Math.random });
      expect(counts.committed).toBeGreaterThan(0);
    },
    120_000
  );
});
