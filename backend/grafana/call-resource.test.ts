import { once } from 'events';
import { IncomingMessage, RequestListener, ServerResponse } from 'http';

import { fromApp, Grafana } from '../../tests/plugin-protocol/grafana';
import { startDoor, TOKEN } from '../../tests/plugin-protocol/service';
import { freshDatabase, FreshDatabase } from '../../tests/postgres/fresh-database';
import { RunningDoor } from './server';

const PIECE = Buffer.alloc(100_000, 'x');

let database: FreshDatabase;
let door: RunningDoor;
let grafana: Grafana;

async function behind(pages?: RequestListener) {
  door = await startDoor(database.pool, pages);
  grafana = new Grafana(door.address);
}

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
afterEach(async () => {
  grafana.close();
  await door.stop();
});

const callOf = (url: string) => ({
  pluginContext: fromApp(TOKEN),
  path: url,
  url,
  method: 'GET',
  headers: {},
  body: Buffer.alloc(0),
});

it('asks the pages as the user Grafana names, whatever the headers say', async () => {
  await behind();
  const [first, ...pieces] = await grafana.resource(fromApp(TOKEN), 'POST', 'v1/ask?x=1%2F2&y=ä', '{"a":1}');

  expect(first.code).toBe(201);
  expect(first.headers['content-type'].values).toEqual(['application/json']);
  const seen = JSON.parse(Buffer.concat(pieces.map(({ body }) => body)).toString());
  expect(seen).toMatchObject({
    principal: { name: 'nora', role: 'editor' },
    method: 'POST',
    url: '/v1/ask?x=1%2F2&y=%C3%A4',
    body: '{"a":1}',
  });
  expect(seen.headers).not.toHaveProperty('authorization');
  expect(seen.headers['content-type']).toBe('application/json');
});

it.each([
  ['Viewer', 'viewer'],
  ['Admin', 'admin'],
  ['None', 'viewer'],
  ['', 'viewer'],
])('takes Grafana’s role %s for %s', async (role, expected) => {
  await behind();
  const [, piece] = await grafana.resource(
    { ...fromApp(TOKEN), user: { ...fromApp().user, role } },
    'GET',
    'v1/catalog'
  );
  expect(JSON.parse(piece.body.toString()).principal).toMatchObject({ role: expected });
});

it.each([
  ['no token', undefined, 'No token is set in Grafana'],
  ['another token', 'guessed', "is not the service's"],
])('refuses %s with a sentence', async (_, token, sentence) => {
  await behind();
  const [answer] = await grafana.resource(fromApp(token), 'GET', 'v1/catalog');
  expect(answer.code).toBe(403);
  expect(JSON.parse(answer.body.toString()).error).toContain(sentence);
});

it('sends a long answer in pieces and no faster than it is read', async () => {
  let written = 0;
  await behind(async (_, response) => {
    for (; written < 1_000; written += 1) {
      if (!response.write(PIECE)) {
        await once(response, 'drain');
      }
    }
    response.end();
  });
  const messages = grafana.client.callResource(callOf('v1/csv'))[Symbol.asyncIterator]();
  await messages.next();
  for (let before = -1; before !== written;) {
    before = written;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(written).toBeLessThan(300);

  let received = 0;
  for (let next = await messages.next(); !next.done; next = await messages.next()) {
    received += next.value.body.length;
  }
  expect(received).toBe(1_000 * PIECE.length);
});

it('tells the pages when the caller leaves', async () => {
  let begun: (pair: [IncomingMessage, ServerResponse]) => void;
  const asked = new Promise<[IncomingMessage, ServerResponse]>((resolve) => (begun = resolve));
  await behind((request, response) => {
    response.write('a');
    begun([request, response]);
  });
  const stream = grafana.client.callResource(callOf('v1/csv'));
  stream.on('error', () => undefined).resume();
  const [, response] = await asked;
  await once(stream, 'metadata');
  const closed = once(response, 'close');
  stream.cancel();
  await closed;
  expect(response.writableFinished).toBe(false);
});

it('fails the call when an answer breaks in the middle: a part is never the whole', async () => {
  await behind((_, response) => {
    response.write('half a');
    setImmediate(() => response.destroy());
  });
  await expect(grafana.resource(fromApp(TOKEN), 'GET', 'v1/csv')).rejects.toThrow();
});

it('answers with a sentence when the pages break off before they answered', async () => {
  await behind((request) => request.socket.destroy());
  const [answer] = await grafana.resource(fromApp(TOKEN), 'GET', 'v1/catalog');
  expect(answer.code).toBe(502);
  expect(JSON.parse(answer.body.toString()).error).toContain('broke off');
});
