import { A_CALL, insertCalls } from '../../tests/calls/insert-calls';
import { fieldOf, fromDataSource, Grafana, valuesOf } from '../../tests/plugin-protocol/grafana';
import { startDoor, TOKEN } from '../../tests/plugin-protocol/service';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { RunningDoor } from './server';

let database: FreshDatabase;
let door: RunningDoor;
let grafana: Grafana;

const answered = (started_at: string) => ({
  ...A_CALL,
  attempt_id: started_at,
  call_id: `call of ${started_at}`,
  started_at,
  answered_at: started_at,
  outcome: 'answered',
  talk_s: '60.5',
  cli: '0034612345678',
  cli_digits: '34612345678',
  customer_id: '101',
  customer_charge: '0.000123',
  sip_code: 200,
});

beforeAll(async () => {
  database = await freshDatabase();
  await database.pool.query(`insert into sources (name, kind) values ('switch', 'test')`);
  await insertCalls(database.pool, [
    { ...A_CALL, attempt_id: 'unanswered', started_at: '2026-11-01T00:30:00Z', cli: 'anonymous' },
    answered('2026-11-01T01:00:00.250001Z'),
    answered('2026-11-01T02:00:00Z'),
  ]);
  door = await startDoor(database.pool);
  grafana = new Grafana(door.address);
});

afterAll(async () => {
  grafana.close();
  await door.stop();
  await database.drop();
});

const asker = fromDataSource(TOKEN);
const noticesOf = ({ schema }: { schema: { meta?: unknown } }) =>
  (schema.meta as { notices: Array<{ severity: string; text: string }> }).notices;

describe('calls', () => {
  it('are one frame of typed fields, the newest first', async () => {
    const { status, error, frames } = await grafana.query(asker, { kind: 'calls', zone: 'Asia/Kathmandu' });

    expect({ status, error }).toEqual({ status: 200, error: '' });
    const [frame] = frames;
    const types = Object.fromEntries(frame.schema.fields.map(({ name, type }) => [name, type]));
    expect(types).toMatchObject({
      started_at: 'time',
      cli: 'string',
      talk_s: 'number',
      customer_charge: 'number',
      sip_code: 'string',
    });
    expect(valuesOf(frame, 'cli')).toEqual(['+34612345678', '+34612345678', 'anonymous']);
    expect(valuesOf(frame, 'started_at')[1]).toBe(Date.parse('2026-11-01T01:00:00.250Z'));
    expect(valuesOf(frame, 'talk_s')).toEqual([60.5, 60.5, null]);
    expect(fieldOf(frame, 'customer_charge').config).toMatchObject({ decimals: 6, noValue: '–' });
    expect(noticesOf(frame)).toEqual([]);
  });

  it('of the frozen layout have its fourteen fields, their start an instant', async () => {
    const { frames } = await grafana.query(asker, { kind: 'calls', layout: 'call-list/1', zone: 'Asia/Kathmandu' });

    expect(frames[0].schema.fields.map(({ name }) => name).join()).toBe(
      'callid,startTime,duration,caller,callee,cost,price,endpointType,endpointId,direction,companyId,carrierId,ddiProviderId,ddiId'
    );
    expect(valuesOf(frames[0], 'startTime')).toEqual(
      ['2026-11-01T02:00:00Z', '2026-11-01T01:00:00Z', '2026-11-01T00:30:00Z'].map((instant) => Date.parse(instant))
    );
  });

  it('are bounded, and say what is left out', async () => {
    const { frames } = await grafana.query(asker, { kind: 'calls', answeredOnly: true, limit: 1 });
    expect(valuesOf(frames[0], 'call_id')).toEqual(['call of 2026-11-01T02:00:00Z']);
    expect(noticesOf(frames[0])).toEqual([
      { severity: 'warning', text: expect.stringContaining('more calls than the 1 newest') },
    ]);
    expect(await grafana.query(asker, { kind: 'calls', limit: 100_000 })).toMatchObject({ status: 400 });
  });

  it('are those of the numbers and filters asked for', async () => {
    const { frames } = await grafana.query(asker, { kind: 'calls', numbers: { typed: ['anonymous'] } });
    expect(valuesOf(frames[0], 'cli')).toEqual(['anonymous']);
    const filters = [{ dimension: 'provider_id', values: ['7'] }];
    expect(await grafana.query(asker, { kind: 'calls', filters })).toMatchObject({
      status: 400,
      errorSource: 'downstream',
      error: expect.stringContaining('choose the direction outbound'),
    });
  });
});

describe('the figures of numbers', () => {
  it('are a row for each number and side, and say which have none', async () => {
    const { error, frames } = await grafana.query(asker, {
      kind: 'numbers',
      numbers: { typed: ['+34 612 345 678', '+44 20 7946 0958'], side: 'cli' },
    });

    expect(error).toBe('');
    expect(valuesOf(frames[0], 'number')).toEqual(['+34612345678']);
    expect(valuesOf(frames[0], 'attempts')).toEqual([2]);
    expect(valuesOf(frames[0], 'acd_s')).toEqual([60.5]);
    expect(valuesOf(frames[0], 'answered')).toEqual([2]);
    expect(valuesOf(frames[0], 'first_call_at')).toEqual([Date.parse('2026-11-01T01:00:00.250Z')]);
    expect(noticesOf(frames[0])[0].text).toBe('No calls in this time range: +44 20 7946 0958.');
  });

  it('need numbers', async () => {
    expect(await grafana.query(asker, { kind: 'numbers' })).toMatchObject({ status: 400 });
  });
});

it('refuses a kind there is not', async () => {
  expect(await grafana.query(asker, { kind: 'sums' })).toMatchObject({
    status: 400,
    error: 'There is no query of the kind “sums”. There are: figures, calls, numbers, service, alert.',
  });
});
