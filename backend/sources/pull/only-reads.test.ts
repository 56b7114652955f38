import { randomBytes } from 'crypto';
import * as z from 'zod/mini';

import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { pullOnce, storedAttempts } from '../../../tests/sources/pulled-attempts';
import { NUMBERED } from '../../../tests/sources/stormed-tables';
import { ENGINES, TestSwitch, testSwitch } from '../../../tests/sources/switch-database';
import { withSwitch } from './connect-switch';
import { PULL_SETTINGS, readPullSettings } from './pull-settings';
import { tableSettings } from './table-switch';

describe.each(ENGINES)('on %s', (engine) => {
  let ours: FreshDatabase;
  let database: TestSwitch;
  let reader: string;

  beforeAll(async () => {
    [ours, database] = await Promise.all([freshDatabase(), testSwitch(engine)]);
    await NUMBERED.create(database);
    const name = `reader_${randomBytes(4).toString('hex')}`;
    const grants =
      engine === 'postgres'
        ? [`create role ${name} login password 'reader'`, `grant select on "BillableCalls" to ${name}`]
        : [`create user ${name}@'%' identified by 'reader'`, `grant select on BillableCalls to ${name}@'%'`];
    for (const sql of grants) {
      await database.query(sql);
    }
    reader = Object.assign(new URL(database.url), { username: name, password: 'reader' }).href;
  });
  afterAll(async () => {
    const { username } = new URL(reader);
    await database.query(engine === 'postgres' ? `drop owned by ${username}` : `drop user ${username}@'%'`);
    if (engine === 'postgres') {
      await database.query(`drop role ${username}`);
    }
    await Promise.all([ours.drop(), database.drop()]);
  });

  test('the right to read one table is enough, and a row committed late is found with it', async () => {
    const slow = await database.connect();
    await slow.query('begin');
    await slow.query(NUMBERED.insert(database, 1, 1));
    await database.query(NUMBERED.insert(database, 2, 1));
    expect(await pullOnce(ours.pool, NUMBERED.kind, { database: reader })).toMatchObject({ loaded: 1 });
    await slow.query('commit');
    await slow.end();
    expect(await pullOnce(ours.pool, NUMBERED.kind, { database: reader })).toMatchObject({ loaded: 1 });
    expect((await storedAttempts(ours.pool)).map(({ call_id }) => call_id).sort()).toEqual(['call-1', 'call-2']);
  });

  test('not even who may write can do so through a look', async () => {
    const schema = z.strictObject({ ...PULL_SETTINGS, ...tableSettings('BillableCalls') });
    const settings = readPullSettings(schema, 'test', { database: database.url, statement_timeout_s: 1 });
    const through = (sql: string) =>
      withSwitch(settings, (connection) => connection.inSnapshot((look) => look.statement().rows(sql)));
    await expect(through(NUMBERED.insert(database, 3, 1))).rejects.toThrow(/read.only/i);
    const columns = 'information_schema.columns';
    const endless = `select count(*) from ${columns} a, ${columns} b, ${columns} c where concat(a.column_name, b.column_name) < c.column_name`;
    await expect(through(endless)).rejects.toThrow('took longer than 1 s');
  });
});
