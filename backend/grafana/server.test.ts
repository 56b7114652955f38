import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import { createPool } from '../database/pool';
import { acceptAnyStart, insertAttempts, ONE_ATTEMPT } from '../../tests/attempts/insert-attempts';
import { fromApp, fromDataSource, Grafana } from '../../tests/plugin-protocol/grafana';
import { startDoor, TOKEN } from '../../tests/plugin-protocol/service';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

it('says in health what is there and what is missing', async () => {
  const door = await startDoor(database.pool);
  const grafana = new Grafana(door.address);
  expect(await grafana.health(fromDataSource(TOKEN))).toMatchObject({
    status: 'OK',
    message: expect.stringContaining('There are no calls yet'),
  });

  await acceptAnyStart(database.pool);
  await database.pool.query(`insert into sources (name, kind, last_error) values ('madrid', 'kamailio', 'gone')`);
  await insertAttempts(database.pool, [ONE_ATTEMPT]);
  expect(await grafana.health(fromApp(TOKEN))).toMatchObject({
    status: 'OK',
    message:
      'The service and its database answer. The newest call attempt started at 2026-11-01 00:00:00 UTC. ' +
      'Sources in trouble: madrid; the Sources page says why.',
  });

  expect(await grafana.health(fromDataSource())).toMatchObject({
    status: 'ERROR',
    message: expect.stringMatching(/No token is set.*TRUNKLINE_TOKEN into the settings of this data source/),
  });
  expect(await grafana.health(fromApp('wrong'))).toMatchObject({
    status: 'ERROR',
    message: expect.stringMatching(/not the service's.*the app's configuration/),
  });
  grafana.close();
  await door.stop();
});

it('stays up without its database, and says so', async () => {
  const away = createPool('postgres://nobody@127.0.0.1:9/none', { connectionTimeoutMillis: 2_000 });
  const door = await startDoor(away);
  const grafana = new Grafana(door.address);
  expect(await grafana.health(fromApp(TOKEN))).toMatchObject({
    status: 'ERROR',
    message: expect.stringContaining("database can't be reached"),
  });
  expect(await grafana.query(fromApp(TOKEN), { measures: ['asr'] })).toMatchObject({
    status: 503,
    errorSource: 'downstream',
  });
  expect(await grafana.serving('plugin')).toBe('SERVING');
  grafana.close();
  await door.stop();
  await away.end();
});

it('answers Grafana’s own check of the address, and with metrics that tell nothing of calls', async () => {
  const door = await startDoor(database.pool);
  const grafana = new Grafana(door.address);
  expect(await grafana.serving('plugin')).toBe('SERVING');
  await expect(grafana.serving('another')).rejects.toThrow('There is no service named another');
  const metrics = await grafana.metrics();
  expect(metrics).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(metrics).not.toContain('trunkline_test_total');
  grafana.close();
  await door.stop();
});

it('listens on a unix socket, also where a killed process left one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-'));
  const address = `unix:${join(folder, 'door')}`;
  const door = await startDoor(database.pool, undefined, address);
  const grafana = new Grafana(address);
  expect(await grafana.serving('plugin')).toBe('SERVING');
  await expect(startDoor(database.pool, undefined, address)).rejects.toThrow(/can't listen for Grafana at unix:/);
  grafana.close();
  await door.stop();
  await rm(folder, { recursive: true });
});

it('refuses an address that is taken with a sentence', async () => {
  const door = await startDoor(database.pool);
  await expect(startDoor(database.pool, undefined, door.address)).rejects.toThrow(
    `The service can't listen for Grafana at ${door.address} (TRUNKLINE_GRPC_ADDRESS)`
  );
  await door.stop();
});

it('is found again by a Grafana that stayed when it was restarted', async () => {
  const door = await startDoor(database.pool);
  const grafana = new Grafana(door.address);
  expect(await grafana.health(fromApp(TOKEN))).toMatchObject({ status: 'OK' });
  await door.stop();
  await expect(grafana.health(fromApp(TOKEN))).rejects.toThrow(/UNAVAILABLE/);
  const again = await startDoor(database.pool, undefined, door.address);
  await expect(eventually(() => grafana.health(fromApp(TOKEN)))).resolves.toMatchObject({ status: 'OK' });
  grafana.close();
  await again.stop();
});

async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 50) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
