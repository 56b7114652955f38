import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { ensureSource, findSource } from './source';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test.each(['', ' padded ', 'x'.repeat(101), 'a\0b', 'a\nb'])('%j is no name of a source', async (name) => {
  await expect(ensureSource(database.pool, { name, kind: 'canonical' })).rejects.toThrow('The name of a source');
});

test('a source is one, and what it declared stays', async () => {
  const declared = { name: 'declared', kind: 'kamailio', capabilities: { hasMoney: false }, settings: { zone: 'UTC' } };
  const made = await Promise.all([ensureSource(database.pool, declared), ensureSource(database.pool, declared)]);
  expect(made[0]).toEqual(made[1]);
  expect(await ensureSource(database.pool, { name: 'declared', kind: 'file' })).toEqual(made[0]);
  expect(await findSource(database.pool, 'declared')).toEqual(made[0]);
  expect(await findSource(database.pool, 'nowhere')).toBeUndefined();
  expect(made[0]).toMatchObject({ kind: 'kamailio', hasMoney: false, hasDtmf: true, settings: { zone: 'UTC' } });
});
