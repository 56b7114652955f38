import { someone } from '../../../tests/access/someone';
import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { pullOnce, storedAttempts } from '../../../tests/sources/pulled-attempts';
import { ENGINES, TestSwitch, testSwitch } from '../../../tests/sources/switch-database';
import { ask } from '../../reports/ask';

describe.each(ENGINES)('on %s', (engine) => {
  let ours: FreshDatabase;
  let ivoz: TestSwitch;

  beforeAll(async () => {
    ours = await freshDatabase();
    ivoz = await testSwitch(engine);
    await ivoz.createTable('BillableCalls', {
      id: 'id',
      callid: 'text',
      startTime: 'local',
      duration: 'float',
      caller: 'text',
      callee: 'text',
      cost: 'numeric',
      price: 'numeric',
      direction: 'text',
      companyId: 'int',
      brandId: 'int',
      carrierId: 'int',
      carrierName: 'text',
      destinationName: 'text',
      endpointType: 'text',
      endpointId: 'int',
      ddiId: 'int',
      ddiProviderId: 'int',
    });
    await ivoz.createTable('Companies', { id: 'int', name: 'text', type: 'text', currencyId: 'int' });
    await ivoz.createTable('Brands', { id: 'int', currencyId: 'int' });
    await ivoz.createTable('Carriers', { id: 'int', name: 'text', currencyId: 'int' });
    await ivoz.createTable('Currencies', { id: 'int', iden: 'text' });
    await ivoz.createTable('DDIs', { id: 'int', DDIE164: 'text' });
    await ivoz.insert('Currencies', { id: 1, iden: 'EUR' }, { id: 2, iden: 'USD' });
    await ivoz.insert('Brands', { id: 1, currencyId: 1 });
    await ivoz.insert(
      'Companies',
      { id: 101, name: 'Acme', type: 'retail', currencyId: null },
      { id: 102, name: 'Blue', type: 'vpbx', currencyId: 2 }
    );
    await ivoz.insert('Carriers', { id: 7, name: 'alpha', currencyId: 2 });
    await ivoz.insert('DDIs', { id: 5, DDIE164: '+34911234567' });
  });
  afterAll(() => Promise.all([ours.drop(), ivoz.drop()]));

  const outbound = {
    callid: 'abc',
    startTime: '2026-07-01 21:59:58',
    duration: 12.345,
    caller: '+34911234567',
    callee: '+442079460000',
    direction: 'outbound',
    brandId: 1,
  };

  test('answered calls with their clients, endpoints, DDIs and currencies; prices come when rated', async () => {
    await ivoz.insert(
      'BillableCalls',
      {
        ...outbound,
        companyId: 101,
        carrierId: 7,
        carrierName: 'old name',
        destinationName: 'United Kingdom',
        endpointType: 'RetailAccount',
        endpointId: 55,
        price: null,
        cost: null,
      },
      {
        ...outbound,
        callid: 'def',
        direction: 'inbound',
        companyId: 102,
        ddiId: 5,
        ddiProviderId: 9,
        endpointType: 'ResidentialDevice',
        endpointId: 0,
        price: 0.25,
        cost: null,
      },
      { ...outbound, callid: 'ghi', companyId: null, endpointType: 'Unheard', duration: 0 }
    );
    const settings = { database: ivoz.url, read_again_s: [0] };
    expect(await pullOnce(ours.pool, 'ivozprovider', settings)).toMatchObject({ loaded: 3, rejected: 0 });
    const shared = {
      is_final: true,
      started_at: '2026-07-01T21:59:58',
      answered_at: '2026-07-01T21:59:58',
      outcome: 'answered',
      brand_id: '1',
      cli: '+34911234567',
      destination_number: '+442079460000',
    };
    expect(await storedAttempts(ours.pool)).toEqual([
      {
        ...shared,
        attempt_id: '1',
        call_id: 'abc',
        direction: 'outbound',
        ended_at: '2026-07-01T22:00:10.345',
        talk_s: '12.345',
        customer_id: '101',
        customer_name: 'Acme',
        client_type: 'retail',
        endpoint_type: 'RetailAccount',
        endpoint_id: '55',
        provider_id: '7',
        provider_name: 'alpha',
        destination_name: 'United Kingdom',
      },
      {
        ...shared,
        attempt_id: '2',
        call_id: 'def',
        direction: 'inbound',
        ended_at: '2026-07-01T22:00:10.345',
        talk_s: '12.345',
        customer_id: '102',
        customer_name: 'Blue',
        client_type: 'vpbx',
        endpoint_type: 'ResidentialDevice',
        ddi: '+34911234567',
        ddi_provider_id: '9',
        customer_charge: '0.25',
        customer_currency: 'USD',
      },
      {
        ...shared,
        attempt_id: '3',
        call_id: 'ghi',
        direction: 'outbound',
        ended_at: '2026-07-01T21:59:58',
        talk_s: '0',
      },
    ]);
    await ivoz.insert('BillableCalls', { ...outbound, callid: 'jkl', companyId: 101, carrierId: 7 });
    await pullOnce(ours.pool, 'ivozprovider', settings);
    await ivoz.query(
      engine === 'postgres'
        ? `update "BillableCalls" set price = 0.1, cost = 0.02 where callid = 'jkl'`
        : `update BillableCalls set price = 0.1, cost = 0.02 where callid = 'jkl'`
    );
    expect(await pullOnce(ours.pool, 'ivozprovider', settings)).toMatchObject({ loaded: 0, replaced: 1 });
    expect((await storedAttempts(ours.pool)).at(-1)).toMatchObject({
      customer_charge: '0.1',
      customer_currency: 'EUR',
      provider_charge: '0.02',
      provider_currency: 'USD',
    });
    const { rows } = await ours.pool.query('select records_unanswered, has_money from sources');
    expect(rows).toEqual([{ records_unanswered: false, has_money: true }]);
  });

  test('a client that is renamed has its new name, for calls of before too', async () => {
    const nameOf = async () =>
      (await ours.pool.query<{ name: string }>(`select name from names where kind = 'customer' and id = '101'`)).rows[0]
        .name;
    expect(await nameOf()).toBe('Acme');
    await ivoz.query(
      engine === 'postgres'
        ? `update "Companies" set name = 'Acme & Sons' where id = 101`
        : `update Companies set name = 'Acme & Sons' where id = 101`
    );
    await pullOnce(ours.pool, 'ivozprovider', { database: ivoz.url });
    expect(await nameOf()).toBe('Acme');
    await ours.pool.query(`update sources set names_read_at = now() - interval '6 minutes'`);
    await pullOnce(ours.pool, 'ivozprovider', { database: ivoz.url });
    expect(await nameOf()).toBe('Acme & Sons');
  });

  test('endpoints are named within their type, and ids set apart are named apart', async () => {
    await ivoz.createTable('RetailAccounts', { id: 'int', name: 'text' });
    await ivoz.createTable('Users', { id: 'int', name: 'text', lastname: 'text' });
    await ivoz.insert('RetailAccounts', { id: 55, name: 'shop' });
    await ivoz.insert('Users', { id: 55, name: 'Ada', lastname: 'Lovelace' });
    const ofEndpoints = async () =>
      (await ours.pool.query(`select id, name from names where kind = 'endpoint' order by id`)).rows;
    const read = async (more: object) => {
      await ours.pool.query('update sources set names_read_at = null, watermark = null');
      await pullOnce(ours.pool, 'ivozprovider', { database: ivoz.url, ...more });
    };
    await read({});
    expect(await ofEndpoints()).toEqual([
      { id: 'RetailAccount/55', name: 'shop' },
      { id: 'User/55', name: 'Ada Lovelace' },
    ]);
    const question = { window: { from: '2026-07-01T00:00:00Z', to: '2026-07-03T00:00:00Z' }, zone: 'UTC' };
    const { rows } = await ask(
      ours.pool,
      { ...question, measures: ['answered'], dimensions: ['endpoint_name'] },
      someone('test', 'viewer')
    );
    expect(rows).toContainEqual(expect.objectContaining({ endpoint_name: 'shop', answered: 1 }));

    await read({ id_prefix: 'ivoz-' });
    expect(await ofEndpoints()).toContainEqual({ id: 'User/ivoz-55', name: 'Ada Lovelace' });
    expect((await storedAttempts(ours.pool))[0]).toMatchObject({
      attempt_id: '1',
      customer_id: 'ivoz-101',
      endpoint_id: 'ivoz-55',
      provider_id: 'ivoz-7',
    });
    const named = await ours.pool.query(`select name from names where kind = 'customer' and id = 'ivoz-101'`);
    expect(named.rows).toEqual([{ name: 'Acme & Sons' }]);
  });
});
