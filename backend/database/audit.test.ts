import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { readChanges, recordChange } from './audit';
import { inTransaction } from './pool';

describe('the audit', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  it('tells who changed what, from what to what, the newest first', async () => {
    const { pool } = database;
    const ana = { by: { name: 'ana', orgId: 1 }, kind: 'contact' as const, id: '7' };
    await recordChange(pool, { ...ana, action: 'created', after: { name: 'NOC' } });
    await recordChange(pool, { ...ana, action: 'changed', before: { name: 'NOC' }, after: { name: 'NOC night' } });
    await recordChange(pool, { ...ana, id: '8', action: 'created', after: {} });

    const changes = await readChanges(pool, { kind: 'contact', id: '7' });

    expect(changes).toMatchObject([
      { changedBy: 'ana', action: 'changed', before: { name: 'NOC' }, after: { name: 'NOC night' } },
      { changedBy: 'ana', action: 'created', before: null, after: { name: 'NOC' } },
    ]);
    expect(changes[0].changedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('keeps nothing of a change that was not made', async () => {
    const change = inTransaction(database.pool, async (client) => {
      await recordChange(client, { by: { name: 'ana', orgId: 1 }, kind: 'template', id: '1', action: 'deleted' });
      throw new Error('the change failed');
    });
    await expect(change).rejects.toThrow('the change failed');
    expect(await readChanges(database.pool, { kind: 'template', id: '1' })).toEqual([]);
  });
});
