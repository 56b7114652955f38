import { readFileSync } from 'fs';
import path from 'path';

import { ReferenceStatus } from '../../../contract/reference';
import { as } from '../../../tests/http/as';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { readChanges } from '../../database/audit';
import { Principal } from '../../access/principal';
import { someone } from '../../../tests/access/someone';

const ANNA: Principal = someone('anna', 'admin');
const SAMPLE = readFileSync(path.join(__dirname, '../../reference/fixtures/nanpa-utilized-sample.txt'));

describe('the doors of the reference tables', () => {
  let api: ServedApi;
  beforeAll(async () => {
    api = await serveApi();
  });
  afterAll(() => api.stop());

  const put = async (to: string, body: string | Buffer) => {
    const response = await api.call(to, { method: 'PUT', body: new Uint8Array(Buffer.from(body as string)) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const status = async () => (await (await api.call('/v1/reference')).json()) as ReferenceStatus;

  it('imports tables and says what is in force', async () => {
    expect(await put('/v1/reference/us-codes?origin=sample.txt', SAMPLE)).toMatchObject({
      status: 200,
      body: { rows: 94 },
    });
    expect(await put('/v1/reference/us-latas', 'state,rc,lata\nNY,NWYRCYZN01,132\n')).toMatchObject({ status: 200 });
    expect(await put('/v1/reference/ddis', 'ddi\n442079460958\n')).toMatchObject({ status: 200 });
    const providers = [{ id: '1', addresses: ['198.51.100.7'] }];
    expect(await put('/v1/reference/ddi-providers', JSON.stringify(providers))).toMatchObject({ status: 200 });
    expect(await put('/v1/reference/us-territories', '{"rule":"indeterminate"}')).toMatchObject({ status: 200 });

    const { tables } = await status();
    expect(tables.find(({ table }) => table === 'us_codes')).toMatchObject({
      inForce: { origin: 'sample.txt', fileDate: '2026-07-06', rows: 94 },
      importing: null,
    });
    expect(tables.filter(({ inForce }) => inForce !== null)).toHaveLength(5);
  });

  it('notes who put what in force in place of what', async () => {
    const changesOf = (id: string) => readChanges(api.database.pool, { kind: 'reference', id });
    const providers = [
      { id: '1', addresses: ['198.51.100.7'] },
      { id: '2', addresses: ['198.51.100.8'] },
    ];
    expect(await as(api, ANNA, 'PUT', '/v1/reference/ddi-providers?origin=list', providers)).toMatchObject({
      status: 200,
    });
    const [change, first] = await changesOf('ddi_providers');
    expect(change).toMatchObject({
      changedBy: 'anna',
      action: 'put in force',
      before: { rows: 1 },
      after: { origin: 'list', rows: 2 },
    });
    expect(first).toMatchObject({ before: null, after: { rows: 1 } });
    expect(await changesOf('us_codes')).toMatchObject([
      { after: { origin: 'sample.txt', fileDate: '2026-07-06', rows: 94 } },
    ]);
    expect(await changesOf('us_territories')).toMatchObject([{ after: { details: { rule: 'indeterminate' } } }]);
    expect(await changesOf('us_area_codes')).toEqual([]);

    await put('/v1/exchange-rates?origin=ecb.csv', 'Date,USD\n2026-10-01,1.1\n');
    await as(api, ANNA, 'PUT', '/v1/exchange-rates/2026-10-01/USD', { rate: '1.2' });
    await as(api, ANNA, 'DELETE', '/v1/exchange-rates/2026-10-01/USD');
    expect(await changesOf('exchange_rates')).toMatchObject([
      { changedBy: 'anna', action: 'removed', before: { rate: '1.2', origin: 'anna' }, after: null },
      { action: 'set by hand', before: { rate: '1.1', origin: 'ecb.csv' }, after: { currency: 'USD', rate: '1.2' } },
      { action: 'imported', before: { rates: 0 }, after: { rates: 1, imported: { origin: 'ecb.csv', days: 1 } } },
    ]);
  });

  it('refuses what shrinks to less than half unless it is forced', async () => {
    await put('/v1/reference/us-codes', SAMPLE);
    const small = 'npa,nxx,state\n212,555,NY\n';
    expect(await put('/v1/reference/us-codes', small)).toMatchObject({ status: 409, body: { field: 'force' } });
    expect(await put('/v1/reference/us-codes?force=1', small)).toMatchObject({ status: 200, body: { rows: 1 } });
  });

  it('refuses a bad file with its reason', async () => {
    const refused = await put('/v1/reference/us-codes', 'npa,nxx,state\n212,55,NY\n');
    expect(refused).toMatchObject({
      status: 422,
      body: { error: expect.stringMatching(/^Line 2: the code is “212-55”/) },
    });
    expect(await put('/v1/reference/us-territories', '{"rule":"yes"}')).toMatchObject({ status: 400 });
  });

  it('is told how a source writes numbers', async () => {
    await api.database.pool.query(`insert into sources (name, kind) values ('edge', 'canonical')`);
    const numbers = { defaultCountry: 'US', techPrefixes: { customers: { '101': ['1234', '99#'] } } };
    expect(await put('/v1/sources/edge/numbers', JSON.stringify(numbers))).toEqual({ status: 200, body: numbers });
    const { rows } = await api.database.pool.query(`select settings -> 'numbers' as numbers from sources`);
    expect(rows).toEqual([{ numbers }]);
    const wrong = { techPrefixes: { customers: { '101': ['abc'] } } };
    expect(await put('/v1/sources/edge/numbers', JSON.stringify(wrong))).toMatchObject({ status: 400 });
    expect(await put('/v1/sources/edge/numbers', '{"defaultCountry":"Mars"}')).toMatchObject({ status: 400 });
    expect(await put('/v1/sources/nobody/numbers', '{}')).toMatchObject({ status: 404 });
  });

  it('takes exchange rates by hand', async () => {
    expect(await put('/v1/exchange-rates/2026-11-01/USD', '{"rate":"1.0873"}')).toMatchObject({ status: 200 });
    expect(await put('/v1/exchange-rates/2026-11-01/USD', '{"rate":"1.0874"}')).toMatchObject({ status: 200 });
    const { rows } = await api.database.pool.query(`select day::text, base, quote, rate from exchange_rates`);
    expect(rows).toEqual([{ day: '2026-11-01', base: 'EUR', quote: 'USD', rate: '1.0874' }]);
    expect(await put('/v1/exchange-rates/2026-11-31/USD', '{"rate":"1"}')).toMatchObject({ status: 400 });
    expect(await put('/v1/exchange-rates/2026-11-01/dollars', '{"rate":"1"}')).toMatchObject({ status: 400 });
    expect(await put('/v1/exchange-rates/2026-11-01/USD', '{"rate":"-1"}')).toMatchObject({ status: 400 });
    expect((await api.call('/v1/exchange-rates/2026-11-01/USD', { method: 'DELETE' })).status).toBe(200);
    expect((await api.call('/v1/exchange-rates/2026-11-01/USD', { method: 'DELETE' })).status).toBe(404);
  });
});
