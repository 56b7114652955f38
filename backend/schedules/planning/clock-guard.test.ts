import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { watchClock } from './clock-guard';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const lastTick = (sql: string) => database.pool.query(`update scheduler set ticked_at = now() + interval '${sql}'`);

it('says nothing of the first tick, nor of one in time', async () => {
  expect(await watchClock(database.pool)).toBeUndefined();
  expect(await watchClock(database.pool)).toBeUndefined();
});

it.each(['-7 hours', '-3 days', '2 minutes', '1 day'])('notices a last tick %s from now, once', async (distance) => {
  await lastTick(distance);
  expect(await watchClock(database.pool)).toEqual({ by: expect.any(String) });
  expect(await watchClock(database.pool)).toBeUndefined();
});

it.each(['-5 hours', '30 seconds'])('takes a last tick %s from now for the passing of time', async (distance) => {
  await lastTick(distance);
  expect(await watchClock(database.pool)).toBeUndefined();
});
