import { freshDatabase, FreshDatabase } from '../../tests/postgres/fresh-database';
import { TestSwitch, testSwitch } from '../../tests/sources/switch-database';
import { configureSource } from './configure-source';
import { idClashes } from './id-clashes';
import { previewSource } from './preview-source';
import { pullSource } from './pull/pull-source';

let ours: FreshDatabase;
let database: TestSwitch;

beforeAll(async () => {
  ours = await freshDatabase();
  database = await testSwitch('postgres');
  await database.createTable('calls', { n: 'id', customer: 'text', name: 'text', switch: 'text' });
  await database.insert(
    'calls',
    { customer: '42', name: 'Acme', switch: 'one' },
    { customer: '43', name: 'Same  Ltd', switch: 'one' },
    { customer: '42', name: 'Brown', switch: 'two' },
    { customer: '43', name: 'same ltd ', switch: 'two' }
  );
});
afterAll(() => Promise.all([ours.drop(), database.drop()]));

const settings = (name: string, more: object = {}) => ({
  database: database.url,
  query:
    `select n as nr, n as attempt_id, n as call_id, true as is_final, '2026-07-01T12:00:00Z' as started_at, ` +
    `customer as customer_id, name as customer_name from calls where switch = '${name}'`,
  id_column: 'nr',
  ...more,
});

/** Reads all calls of a source, whatever was read before. */
async function read(name: string, more: object = {}): Promise<void> {
  const source = await configureSource(ours.pool, name, 'sql', settings(name, more));
  await ours.pool.query('update sources set watermark = null');
  await pullSource(ours.pool, source);
}

async function nameOf(id: string): Promise<string | undefined> {
  const { rows } = await ours.pool.query<{ name: string }>(
    `select name from names where kind = 'customer' and id = $1`,
    [id]
  );
  return rows.at(0)?.name;
}

const CLASH = {
  total: 1,
  clashes: [
    {
      kind: 'customer',
      id: '42',
      names: [
        { source: 'one', name: 'Acme' },
        { source: 'two', name: 'Brown' },
      ],
    },
  ],
};

test('two sources that call an id differently are told of, before the second is saved and after', async () => {
  await read('one');
  expect(await idClashes(ours.pool)).toEqual({ total: 0, clashes: [] });
  const preview = await previewSource(ours.pool, 'two', 'sql', settings('two'));
  expect(preview.clashes).toEqual({
    total: 1,
    clashes: [{ ...CLASH.clashes[0], names: [...CLASH.clashes[0].names].reverse() }],
  });
  expect((await previewSource(ours.pool, 'one', 'sql', settings('one'))).clashes.total).toBe(0);
  await read('two');
  expect(await idClashes(ours.pool)).toEqual(CLASH);
});

test('they do not take turns in naming it: what is new is its name', async () => {
  expect(await nameOf('42')).toBe('Brown');
  await read('one');
  expect(await nameOf('42')).toBe('Brown');
  await database.insert('calls', { customer: '42', name: 'Acme Group', switch: 'one' });
  await read('one');
  expect(await nameOf('42')).toBe('Acme Group');
});

test('with a prefix they are two, and each has its name', async () => {
  await database.insert('calls', { customer: '42', name: 'Brown & Co', switch: 'two' });
  await read('two');
  expect(await nameOf('42')).toBe('Brown & Co');
  const prefixed = { id_prefix: 'b-' };
  const { rows, clashes } = await previewSource(ours.pool, 'two', 'sql', settings('two', prefixed));
  expect(rows[0].values).toMatchObject({ customer_id: 'b-42' });
  expect(clashes.total).toBe(0);
  await read('two', prefixed);
  expect(await idClashes(ours.pool)).toEqual({ total: 0, clashes: [] });
  expect([await nameOf('42'), await nameOf('b-42')]).toEqual(['Acme Group', 'Brown & Co']);
});
