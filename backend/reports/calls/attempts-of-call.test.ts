import { A_CALL, insertCalls } from '../../../tests/calls/insert-calls';
import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { Principal } from '../../access/principal';
import { someone } from '../../../tests/access/someone';
import { attemptsOfCall } from './attempts-of-call';
import { UNRESTRICTED } from '../../access/scope';

const everyone: Principal = someone('test', 'viewer');

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  await database.pool.query(`insert into sources (name, kind) values ('switch', 'test'), ('other', 'test')`);
  const attempt = (attempt_no: number | null, started_at: string, more = {}) => ({
    ...A_CALL,
    call_id: 'call/1@host',
    attempt_id: `${attempt_no} ${started_at}`,
    attempt_no,
    started_at,
    is_final: attempt_no === 3,
    customer_id: '1',
    ...more,
  });
  await insertCalls(database.pool, [
    attempt(3, '2026-07-01T00:00:01Z', { outcome: 'answered', sip_code: 200, pdd_s: '1.5' }),
    attempt(null, '2026-06-30T23:59:57Z'),
    attempt(1, '2026-06-30T23:59:58Z', { provider_id: '7', provider_charge: '0.1' }),
    attempt(2, '2026-06-30T23:59:59Z', { sip_code: 503, q850_cause: 34 }),
    attempt(1, '2026-06-30T23:59:58Z', { source_id: 2, customer_id: '2' }),
  ]);
  await database.pool.query(`insert into names (kind, id, name) values ('provider', '7', 'Delta')`);
});
afterAll(() => database.drop());

const call = { source: 'switch', callId: 'call/1@host', zone: 'Europe/Madrid' };

it('gives the attempts of one call in their order, over the edge of a month', async () => {
  const { rows } = await attemptsOfCall(database.pool, call, everyone);

  expect(rows.map(({ attempt_no, started_at }) => [attempt_no, started_at])).toEqual([
    [1, '2026-07-01T01:59:58+02:00'],
    [2, '2026-07-01T01:59:59+02:00'],
    [3, '2026-07-01T02:00:01+02:00'],
    [null, '2026-07-01T01:59:57+02:00'],
  ]);
  expect(rows[0]).toMatchObject({ provider_name: 'Delta', provider_charge: '0.1' });
  expect(rows[1]).toMatchObject({ sip_code: 503, q850_cause: 34 });
  expect(rows[2]).toMatchObject({ outcome: 'answered', pdd_s: 1.5 });
});

it('keeps the calls of others, and what providers charge, from those who may not see them', async () => {
  const scope = { ...UNRESTRICTED, customers: ['2'] };
  await expect(attemptsOfCall(database.pool, call, { ...everyone, scope })).rejects.toMatchObject({ status: 404 });

  const hidden = { ...UNRESTRICTED, customers: ['1'], seesProviderCharges: false };
  const { rows, notes } = await attemptsOfCall(database.pool, call, { ...everyone, scope: hidden });
  expect(rows[0].provider_charge).toBeNull();
  expect(notes).toHaveLength(1);
});

it('says when there is no such call', async () => {
  await expect(attemptsOfCall(database.pool, { ...call, callId: 'x' }, everyone)).rejects.toMatchObject({
    status: 404,
  });
});
