import { readFileSync } from 'fs';
import path from 'path';
import { Pool } from 'pg';

import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { ensureSource, Source } from '../../calls/source';
import { LOCKS } from '../../database/locks';
import { configureSource } from '../configure-source';
import { pullSource } from '../pull/pull-source';
import { KAMAILIO } from './kamailio';

const TABLES = readFileSync(path.join(__dirname, '../../../tests/switch/accounting.sql'), 'utf8');

let ours: FreshDatabase;
let theirs: FreshDatabase;
let source: Source;

beforeEach(async () => {
  [ours, theirs] = await Promise.all([freshDatabase(), freshDatabase()]);
  await theirs.pool.query(TABLES);
  source = await configureSource(ours.pool, 'sbc', 'kamailio', { database: theirs.url, late_rows_s: 0, batch_rows: 3 });
});

afterEach(async () => {
  await Promise.all([ours.drop(), theirs.drop()]);
});

test('calls come once, are completed by their BYE later, and nothing new changes nothing', async () => {
  await account(theirs.pool, { callid: 'a', code: 200, time: '10:00:00' });
  await account(theirs.pool, { callid: 'b', code: 486, time: '10:00:01' });
  await account(theirs.pool, { table: 'missed_calls', callid: 'b', code: 486, time: '10:00:01' });
  expect(await pull()).toMatchObject({ loaded: 2, replaced: 0, rejected: 0 });
  expect(await pull()).toMatchObject({ received: 0 });
  await account(theirs.pool, { callid: 'a', method: 'BYE', code: 200, time: '10:00:30' });
  expect(await pull()).toMatchObject({ loaded: 0, replaced: 1 });
  expect(await stored()).toEqual([
    { call_id: 'a', attempt_no: 1, is_final: true, outcome: 'answered', talk_s: '30', customer_id: '101' },
    { call_id: 'b', attempt_no: 1, is_final: true, outcome: 'busy', talk_s: null, customer_id: '101' },
  ]);
});

test('a fail-over that is pulled while it still goes on has one final attempt at every moment', async () => {
  await account(theirs.pool, { table: 'missed_calls', callid: 'a', code: 503, time: '10:00:00', provider: 'alpha' });
  await pull();
  expect(await stored()).toMatchObject([{ attempt_no: 1, is_final: true }]);
  await account(theirs.pool, { callid: 'a', code: 200, time: '10:00:05', provider: 'beta' });
  await pull();
  expect(await stored()).toMatchObject([
    { attempt_no: 1, is_final: false },
    { attempt_no: 2, is_final: true, outcome: 'answered' },
  ]);
});

test('rows of a transaction that commits long after later ones are not lost', async () => {
  const slow = await theirs.pool.connect();
  await slow.query('begin');
  for (const callid of ['slow-1', 'slow-2', 'slow-3', 'slow-4', 'slow-5']) {
    await account(slow, { callid, code: 200, time: '09:00:00' });
  }
  for (let n = 0; n < 10; n += 1) {
    await account(theirs.pool, { callid: `quick-${n}`, code: 200, time: '10:00:00' });
    await pull();
  }
  expect(await stored()).toHaveLength(10);
  await slow.query('commit');
  slow.release();
  expect(await pull()).toMatchObject({ loaded: 5 });
  expect((await pull()).received).toBe(0);
  const { rows } = await ours.pool.query<{ gaps: unknown }>(`select watermark->'acc'->'gaps' as gaps from sources`);
  expect(rows[0].gaps).toEqual([]);
});

test('a BYE that is seen before its INVITE is shown as such, and the call is whole once the INVITE is there', async () => {
  const slow = await theirs.pool.connect();
  await slow.query('begin');
  await account(slow, { callid: 'a', code: 200, time: '10:00:00' });
  await account(theirs.pool, { callid: 'a', method: 'BYE', code: 200, time: '10:00:30' });
  expect(await pull()).toMatchObject({ loaded: 0, rejected: 1 });
  await slow.query('commit');
  slow.release();
  expect(await pull()).toMatchObject({ loaded: 1 });
  expect(await stored()).toMatchObject([{ talk_s: '30' }]);
});

test('a pull that dies between reading and storing, or after any batch, goes on where it stopped', async () => {
  for (let n = 0; n < 10; n += 1) {
    await account(theirs.pool, { callid: `c${n}`, code: 200, time: '10:00:00' });
  }
  // Read, but never stored.
  const { rows } = await KAMAILIO.withSettings(source.settings).open((opened) => opened.start(null).next());
  expect(rows).toHaveLength(3);
  // Stored, but not to the end.
  const stopping = new AbortController();
  const pulling = pullSource(ours.pool, source, { signal: stopping.signal });
  await ours.pool.query('select 1');
  stopping.abort();
  await pulling;
  // The database refuses the attempts: neither they nor the watermark are kept.
  await ours.pool.query(
    `alter table sources add constraint refuse check (watermark->'acc'->>'up_to' <> '10') not valid`
  );
  await expect(pull()).rejects.toThrow(/could not be/);
  expect((await stored()).length).toBeLessThan(10);
  await ours.pool.query('alter table sources drop constraint refuse');
  await pull();
  expect((await stored()).map(({ call_id }) => call_id)).toEqual(Array.from({ length: 10 }, (_, n) => `c${n}`));
});

test('a pull whose connections are cut again and again still stores each attempt once', async () => {
  const callIds = Array.from({ length: 60 }, (_, n) => `c${String(n).padStart(2, '0')}`);
  for (const callid of callIds) {
    await account(theirs.pool, { callid, code: 200, time: '10:00:00' });
    await account(theirs.pool, { callid, method: 'BYE', code: 200, time: '10:00:30' });
  }
  let cuts = 0;
  for (let done = false; !done;) {
    const pulling = pull().then(
      () => true,
      () => false
    );
    if (cuts < 8) {
      await theirs.pool.query('select pg_sleep(0.02)');
      await theirs.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
        new URL(ours.url).pathname.slice(1),
      ]);
      cuts += 1;
    }
    done = await pulling;
  }
  expect(await stored()).toMatchObject(callIds.map((call_id) => ({ call_id, talk_s: '30' })));
});

test('a table whose numbering began anew is read from its first row', async () => {
  for (const callid of ['a', 'b', 'c']) {
    await account(theirs.pool, { callid, code: 200, time: '10:00:00' });
  }
  await pull();
  await theirs.pool.query('truncate acc restart identity');
  expect((await pull()).received).toBe(0);
  await account(theirs.pool, { callid: 'd', code: 200, time: '11:00:00' });
  expect(await pull()).toMatchObject({ loaded: 1, restarted: ['acc'] });
  expect(await stored()).toHaveLength(4);
});

test('while one replica pulls a source, another leaves it alone', async () => {
  const holder = await ours.pool.connect();
  await holder.query('select pg_advisory_lock($1, $2)', [LOCKS.pullSources, source.sourceId]);
  await account(theirs.pool, { callid: 'a', code: 200, time: '10:00:00' });
  const meanwhile = await pull();
  await holder.query('select pg_advisory_unlock_all()');
  holder.release();
  expect(meanwhile).toMatchObject({ busy: true, received: 0 });
  expect(await pull()).toMatchObject({ busy: false, loaded: 1 });
});

test('the switch is only read: with the rights of select alone it works, and it can’t be written to', async () => {
  await theirs.pool.query(
    `do $$ begin create role reader login password 'reader'; exception when duplicate_object then end $$`
  );
  await theirs.pool.query('grant select on acc, missed_calls to reader');
  const url = new URL(theirs.url);
  url.username = 'reader';
  url.password = 'reader';
  const reading = await configureSource(ours.pool, 'sbc', 'kamailio', { database: url.href });
  await account(theirs.pool, { callid: 'a', code: 200, time: '10:00:00' });
  expect(await pullSource(ours.pool, reading)).toMatchObject({ loaded: 1 });
  await theirs.pool.query('revoke select on missed_calls from reader');
  await expect(pullSource(ours.pool, reading)).rejects.toThrow('grant select on them');
  await theirs.pool.query('drop owned by reader');
});

test('mistakes in the settings, and a switch that is not there, are sentences without the password', async () => {
  await expect(configureSource(ours.pool, 'x', 'kamailio', {})).rejects.toThrow('database');
  await expect(configureSource(ours.pool, 'x', 'kamailio', { database: 'env:X', zone: 'Mars' })).rejects.toThrow(
    'IANA'
  );
  await expect(
    configureSource(ours.pool, 'x', 'kamailio', { database: 'env:X', acc_table: 'acc; drop' })
  ).rejects.toThrow('acc_table');
  await ensureSource(ours.pool, { name: 'files', kind: 'canonical' });
  await expect(configureSource(ours.pool, 'files', 'kamailio', { database: 'env:X' })).rejects.toThrow('another kind');
  const cases: Array<[Record<string, unknown>, RegExp]> = [
    [{ database: 'postgres://u:secret@127.0.0.1:1/x' }, /nothing answers there/],
    [{ database: theirs.url.replace(/\/[^/]*$/, '/nowhere') }, /no database of that name/],
    [{ database: theirs.url, acc_table: 'acct' }, /no table acct/],
    [{ database: theirs.url, columns: { provider_id: 'carrier' } }, /no column “carrier”/],
    [{ database: theirs.url, columns: { talk_s: 'x' } }, /nothing a column of the switch can be read as/],
    [{ database: 'env:TRUNKLINE_TEST_NOT_SET' }, /TRUNKLINE_TEST_NOT_SET/],
  ];
  for (const [settings, sentence] of cases) {
    const wrong = await configureSource(ours.pool, 'sbc', 'kamailio', settings);
    const error = await pullSource(ours.pool, wrong).catch((reason: Error) => reason);
    expect((error as Error).message).toMatch(sentence);
    expect((error as Error).message).not.toMatch(/secret/);
  }
});

function pull() {
  return pullSource(ours.pool, source);
}

async function stored() {
  const { rows } = await ours.pool.query<Record<string, unknown>>(
    `select call_id, attempt_no, is_final, outcome, trim_scale(talk_s)::text as talk_s, customer_id
     from attempts order by call_id, attempt_no`
  );
  return rows;
}

interface Accounted {
  table?: 'acc' | 'missed_calls';
  callid: string;
  method?: string;
  code: number;
  time: string;
  provider?: string;
}

async function account(
  database: Pick<Pool, 'query'>,
  { table = 'acc', callid, method = 'INVITE', code, time, provider = 'alpha' }: Accounted
): Promise<void> {
  await database.query(
    `insert into ${table} (method, from_tag, to_tag, callid, sip_code, time, customer_id, provider_id)
     values ($1, 'f', 't', $2, $3, $4, $5, $6)`,
    [method, callid, code, `2026-07-01 ${time}`, method === 'BYE' ? '' : '101', method === 'BYE' ? '' : provider]
  );
}
