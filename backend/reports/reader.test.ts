import { Pool } from 'pg';

import { freshDatabase, FreshDatabase } from '../../tests/postgres/fresh-database';
import { createPool } from '../database/pool';
import { endReaderLogin, openReaderLogin } from '../database/reader-login';
import { prepareReader, READER_ROLE, readerState } from '../database/reader-role';
import { ensureTiers } from '../rollups/tier-tables';
import { declaredTiers } from '../rollups/tiers';
import { openReadOnly, readOnly } from './read-only';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await ensureTiers(database.pool, declaredTiers(['UTC']));
});
afterAll(() => database.drop());

async function asked(statement: string, pool: Pool = database.pool): Promise<unknown> {
  const session = await openReadOnly(pool, {});
  try {
    return (await session.client.query(statement)).rows;
  } finally {
    session.close();
  }
}

/** Tables and columns the question's role may read, as PostgreSQL itself knows them. */
const READABLE = `
  select c.relname || coalesce('.' || a.attname, '') as name
  from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    and not has_table_privilege(c.oid, 'select')
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and case when a.attname is null then has_table_privilege(c.oid, 'select')
      else has_column_privilege(c.oid, a.attnum, 'select') end`;

describe('the role questions are asked as', () => {
  it('reads what reports are made of, and nothing else', async () => {
    const names = ((await asked(READABLE)) as Array<{ name: string }>).map(({ name }) => name);

    expect(names).toEqual(expect.arrayContaining(['attempts', 'destinations', 'exchange_rates', 'sources.name']));
    expect(names.some((name) => name.startsWith('tier_hour_'))).toBe(true);
    const secret = /^(audit|mail_server|contacts|file_links|saved_reports|mail_templates|api_tokens|rejects)/;
    expect(names.filter((name) => secret.test(name))).toEqual([]);
    expect(names.filter((name) => /^sources\.(settings|watermark)|\.recipient|\.job/.test(name))).toEqual([]);
  });

  it.each([
    'select * from mail_server',
    'select token_digest from file_links',
    'select * from audit_reads',
    'select settings from sources',
    'select * from contacts',
    "select pg_read_file('/etc/passwd')",
    'select * from pg_authid',
    `select set_config('role', 'none', true), (select count(*) from contacts)`,
  ])('is refused: %s', async (statement) => {
    await expect(asked(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    'delete from attempts',
    'insert into dirty_marks select from dirty_marks',
    'create table mine ()',
    'drop table attempts',
  ])('can change nothing: %s', async (statement) => {
    await expect(asked(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^(25006|42501)$/) });
  });

  it('can change nothing even where the transaction could', async () => {
    const client = await database.pool.connect();
    try {
      await client.query('begin; set local role trunkline_reader');
      await expect(client.query('delete from attempts')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('is the service again once the question is over', async () => {
    const session = await openReadOnly(database.pool, {});
    await session.commit();
    const { rows } = await session.client.query('select current_user = session_user as same');
    session.close();
    expect(rows).toEqual([{ same: true }]);
  });
});

it('is done without where the database lets nobody make roles, and says so', async () => {
  const name = `no_roles_${process.pid}`;
  const url = new URL(database.url);
  await database.pool.query(`create role ${name} login password 'x'; grant create on schema public to ${name}`);
  url.username = name;
  url.password = 'x';
  const pool = createPool(url.href);
  try {
    expect(await prepareReader(pool)).toMatchObject({
      inForce: false,
      reason: expect.stringContaining('create role trunkline_reader nologin'),
    });
    expect(readerState(pool).inForce).toBe(false);
    const client = await pool.connect();
    await expect(client.query('select 1')).resolves.toMatchObject({ rowCount: 1 });
    client.release();
  } finally {
    await pool.end();
    await database.pool.query(`drop owned by ${name}; drop role ${name}`);
  }
});

describe('a login of the reader’s own', () => {
  const NAME = `trunkline_questions_${process.pid}`;
  const urlOf = (user: string, password: string) => {
    const url = new URL(database.url);
    return Object.assign(url, { username: user, password }).href;
  };
  let pool: Pool;
  beforeAll(async () => {
    pool = createPool(database.url);
    await prepareReader(pool);
    await pool.query(`create role ${NAME} login password 'secret' in role ${READER_ROLE}`);
  });
  afterAll(async () => {
    await endReaderLogin(pool);
    await pool.query(`drop role ${NAME}`);
    await pool.end();
  });

  it('is refused where it may do more, is no reader, or is of another database', async () => {
    const refused = (url: string) =>
      openReaderLogin(pool, url, { max: 1 }).then(
        () => 'taken',
        (error: Error) => error.message
      );
    expect(await refused(database.url)).toContain('may do more than read');
    expect(await refused(urlOf(NAME, 'secret').replace(/\/[^/]*$/, '/postgres'))).toMatch(/attempts|another database/);
    await pool.query(`revoke ${READER_ROLE} from ${NAME}`);
    expect(await refused(urlOf(NAME, 'secret'))).toContain('is no member of the role trunkline_reader');
    await pool.query(`grant ${READER_ROLE} to ${NAME}`);
  });

  it('asks questions, can be cancelled, and can’t take the service’s rights back by any number of statements', async () => {
    await openReaderLogin(pool, urlOf(NAME, 'secret'), { max: 2 });
    expect(await asked('select current_user as who', pool)).toEqual([{ who: NAME }]);
    expect(await asked('select count(*)::int as calls from attempts', pool)).toEqual([{ calls: 0 }]);
    for (const undone of ['reset role', 'set local role none', 'commit; begin', 'rollback; reset all']) {
      await expect(asked(`${undone}; select * from contacts`, pool)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(asked(`commit; delete from attempts`, pool)).rejects.toMatchObject({ code: '42501' });
    await expect(asked(`set role ${new URL(database.url).username || 'postgres'}`, pool)).rejects.toMatchObject({
      code: '42501',
    });

    const left = new AbortController();
    const answer = readOnly(pool, { signal: left.signal }, async (client) => {
      setImmediate(() => left.abort());
      await client.query('select pg_sleep(60)');
    });
    await expect(answer).rejects.toMatchObject({ status: 499 });
    const session = await openReadOnly(pool, { asService: true });
    expect((await session.client.query<{ who: string }>('select current_user as who')).rows[0].who).not.toBe(NAME);
    session.close();
  });
});
