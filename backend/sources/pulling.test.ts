import { readFileSync } from 'fs';
import path from 'path';
import { pino } from 'pino';

import { freshDatabase, FreshDatabase } from '../../tests/postgres/fresh-database';
import { ensureSource, listSources } from '../calls/source';
import { configureSource } from './configure-source';
import { pullAll, startPulling } from './pulling';
import { sourceStatuses } from './source-status';

const TABLES = readFileSync(path.join(__dirname, '../../tests/switch/accounting.sql'), 'utf8');
const logger = pino({ level: 'silent' });

let ours: FreshDatabase;
let theirs: FreshDatabase;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([freshDatabase(), freshDatabase()]);
  await theirs.pool.query(TABLES);
  await theirs.pool.query(
    `insert into acc (method, from_tag, to_tag, callid, sip_code, time) values ('INVITE', 'f', 't', 'a', '486', now())`
  );
});
afterAll(() => Promise.all([ours.drop(), theirs.drop()]));

test('a source that fails keeps no other from being pulled; its error is shown until it works again', async () => {
  await configureSource(ours.pool, 'away', 'kamailio', { database: 'postgres://u:secret@127.0.0.1:1/x' });
  await configureSource(ours.pool, 'there', 'kamailio', { database: theirs.url });
  const round = () => pullAll(ours.pool, logger, new AbortController().signal);
  await round();
  expect(await listSources(ours.pool)).toMatchObject([
    { name: 'away', lastError: "The switch's database: nothing answers there.", lastReceivedAt: null, attempts: 0 },
    { name: 'there', lastError: null, attempts: 1, hasMoney: false, recordsUnanswered: true },
  ]);
  await configureSource(ours.pool, 'away', 'kamailio', { database: theirs.url });
  await round();
  expect(await listSources(ours.pool)).toMatchObject([{ name: 'away', lastError: null, attempts: 1 }, { attempts: 1 }]);
});

test('what people are shown of sources says how they do, and holds no settings', async () => {
  await ours.pool.query(`update sources set heard_at = now() - interval '5 minutes' where name = 'there'`);
  await configureSource(ours.pool, 'new', 'kamailio', { database: 'postgres://u:secret@127.0.0.1:1/x' });
  await ensureSource(ours.pool, { name: 'sent', kind: 'canonical' });
  const statuses = await sourceStatuses(ours.pool);
  expect(statuses.map(({ name, state }) => [name, state])).toEqual([
    ['away', 'current'],
    ['new', 'reading'],
    ['sent', 'receiving'],
    ['there', 'behind'],
  ]);
  expect(statuses.map(({ lagS }) => lagS === null)).toEqual([false, true, true, false]);
  expect(JSON.stringify(statuses)).not.toMatch(/secret|watermark|settings/);
});

test('pulling ends when it is told to', async () => {
  await startPulling({ pool: ours.pool, logger }).stop();
});
