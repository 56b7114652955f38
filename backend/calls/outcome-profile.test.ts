import { freshDatabase, FreshDatabase } from '../../tests/postgres/fresh-database';
import { ingest } from './ingest';
import { deriveOutcome } from './outcome';
import { setSourceOutcomes } from './outcome-profile';
import { ensureSource, findSource } from './source';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const ending = { answered_at: null, ringing_at: '2026-07-01T00:00:00.000000Z', sip_code: 487, q850_cause: 31 };

test('what a source says of a code comes before what it usually means; an answer before both', () => {
  const meanings = { sip: { 487: 'busy' }, q850: { 31: 'network_failure' } } as const;
  expect(deriveOutcome(ending)).toBe('no_answer');
  expect(deriveOutcome(ending, meanings)).toBe('busy');
  expect(deriveOutcome({ ...ending, sip_code: null }, meanings)).toBe('network_failure');
  expect(deriveOutcome({ ...ending, answered_at: '2026-07-01T00:00:01.000000Z' }, meanings)).toBe('answered');
});

test('calls are stored by what their source says', async () => {
  await setSourceOutcomes(database.pool, await ensureSource(database.pool, { name: 'a', kind: 'test' }), {
    sip: { 480: 'busy' },
  });
  const source = (await findSource(database.pool, 'a'))!;
  const record = { attempt_id: '1', call_id: '1', is_final: true, started_at: '2026-07-01T00:00:00Z', sip_code: 480 };
  async function* rows() {
    yield { position: 1, raw: '', record };
  }
  await ingest(database.pool, { source, origin: 'test', rows: rows() });
  const { rows: stored } = await database.pool.query('select outcome from attempts');
  expect(stored).toEqual([{ outcome: 'busy' }]);
});

test.each([[{ sip: { 200: 'busy' } }], [{ sip: { 480: 'answered' } }], [{ q850: { 17: 'sulking' } }], [{ isdn: {} }]])(
  '%j is refused',
  async (profile) => {
    const source = await ensureSource(database.pool, { name: 'b', kind: 'test' });
    await expect(setSourceOutcomes(database.pool, source, profile)).rejects.toThrow('What codes mean at b');
  }
);
