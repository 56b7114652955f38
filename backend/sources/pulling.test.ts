import { readFileSync } from 'fs';
import path from 'path';
import { pino } from 'pino';

import { freshDatabase, FreshDatabase } from '../../tests/postgres/fresh-database';
import { listSources } from '../calls/source';
import { configureKamailio } from './kamailio/configure-source';
import { pullAll, startPulling } from './pulling';

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
  await configureKamailio(ours.pool, 'away', { database: 'postgres://u:secret@127.0.0.1:1/x' });
  await configureKamailio(ours.pool, 'there', { database: theirs.url });
  const round = () => pullAll(ours.pool, logger, new AbortController().signal);
  await round();
  expect(await listSources(ours.pool)).toMatchObject([
    { name: 'away', lastError: "The switch's database: nothing answers there.", lastReceivedAt: null, attempts: 0 },
    { name: 'there', lastError: null, attempts: 1, hasMoney: false, recordsUnanswered: true },
  ]);
  await configureKamailio(ours.pool, 'away', { database: theirs.url });
  await round();
  expect(await listSources(ours.pool)).toMatchObject([{ name: 'away', lastError: null, attempts: 1 }, { attempts: 1 }]);
});

test('pulling ends when it is told to', async () => {
  await startPulling({ pool: ours.pool, logger }).stop();
});
