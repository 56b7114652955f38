import { traffic } from '../../tests/alerts/attempts-of-routes';
import { acceptAnyStart, insertAttempts } from '../../tests/attempts/insert-attempts';
import { fieldOf, fromDataSource, Grafana, valuesOf } from '../../tests/plugin-protocol/grafana';
import { startDoor, TOKEN } from '../../tests/plugin-protocol/service';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { RunningDoor } from './server';

const AT = '2026-11-01T10:00:00.000Z';
let database: FreshDatabase;
let door: RunningDoor;
let grafana: Grafana;

beforeAll(async () => {
  database = await freshDatabase();
  await acceptAnyStart(database.pool);
  await database.pool.query(`insert into sources (name, kind) values ('test', 'test')`);
  const sample = { from: '2026-11-01T09:45:00Z', to: AT };
  await insertAttempts(database.pool, [
    ...traffic(sample, { attempts: 30, answered: 0 }, { provider_id: 'p1' }),
    // One is answered; nine follow it, too few to tell.
    ...traffic(sample, { attempts: 10, answered: 1 }, { provider_id: null }),
  ]);
  door = await startDoor(database.pool);
  grafana = new Grafana(door.address);
});
afterAll(async () => {
  grafana.close();
  await door.stop();
  await database.drop();
});

const dead = { kind: 'alert', condition: 'dead_route', dimensions: ['provider_id'], leastAttempts: 10 };
const ask = (query: object) => grafana.query(fromDataSource(TOKEN), query as Record<string, unknown>, { to: AT });

it('is a table of one number per set of labels, as alert rules read it', async () => {
  const { status, frames } = await ask(dead);

  expect(status).toBe(200);
  expect(frames).toHaveLength(1);
  expect(frames[0].schema.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
  expect(frames[0].schema.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
    'provider_id: string',
    'provider_name: string',
    'value: number',
  ]);
  expect(valuesOf(frames[0], 'provider_id')).toEqual(['p1', 'Unknown']);
  expect(valuesOf(frames[0], 'value')).toEqual([30, 0]);
  expect(fieldOf(frames[0], 'value').config).toMatchObject({ displayNameFromDS: 'Attempts since the last answer' });
  const looked = expect.stringContaining('Looked at: 2026-11-01 09:45:00 to 10:00:00 (UTC)');
  expect(frames[0].schema.meta).toMatchObject({ notices: [{ severity: 'info', text: looked }] });
});

it('tells the facts of the same groups beside the same number', async () => {
  const { frames } = await ask({ ...dead, show: 'facts' });
  expect(valuesOf(frames[0], 'value')).toEqual([30, 0]);
  expect(valuesOf(frames[0], 'sentence')).toEqual([
    'Provider p1: None of the last 30 attempts was answered. Unanswered most by SIP 503 (30).',
    'Provider unknown: 1 of 10 attempts answered in the last 15 min. Unanswered most by SIP 503 (9).',
  ]);
  expect(String(valuesOf(frames[0], 'report')[1])).toContain('var-provider_id=__unknown');
});

it('has its fields where there is no group, and says what is wrong', async () => {
  const { frames } = await ask({ ...dead, leastAttempts: 1_000 });
  expect(valuesOf(frames[0], 'value')).toEqual([]);
  expect(await ask({ ...dead, condition: 'weather' })).toMatchObject({
    status: 400,
    error: expect.stringContaining('An alert watches one of'),
  });
  expect(await ask({ ...dead, show: 'all' })).toMatchObject({ status: 400 });
});
