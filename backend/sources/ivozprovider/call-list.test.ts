import { parseStrictCsv } from '../../../tests/http/strict-csv';
import { ServedApi, serveApi } from '../../../tests/http/serve-api';
import { pullOnce } from '../../../tests/sources/pulled-attempts';
import { ENGINES, Row, TestSwitch, testSwitch } from '../../../tests/sources/switch-database';

describe.each(ENGINES)('on %s', (engine) => {
  let api: ServedApi;
  let ivoz: TestSwitch;

  beforeAll(async () => {
    api = await serveApi();
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
      endpointType: 'text',
      endpointId: 'int',
      ddiId: 'int',
      ddiProviderId: 'int',
    });
    await ivoz.createTable('Brands', { id: 'int', currencyId: 'int' });
    await ivoz.createTable('Currencies', { id: 'int', iden: 'text' });
    await ivoz.createTable('DDIs', { id: 'int', DDIE164: 'text' });
    await ivoz.insert('Brands', { id: 1, currencyId: 1 });
    await ivoz.insert('Currencies', { id: 1, iden: 'EUR' });
    await ivoz.insert('DDIs', { id: 5, DDIE164: '+34911234567' });
  });
  afterAll(() => Promise.all([api.stop(), ivoz.drop()]));

  const TYPES = ['RetailAccount', 'ResidentialDevice', 'User', 'Friend', 'Fax'];

  /** Every ten minutes of two days; the first is in the first second of the first of them, in Madrid. */
  const callNo = (n: number): Row => {
    const inbound = n % 3 === 0;
    const rated = n % 7 > 0;
    return {
      callid: `call-${n}`,
      startTime: new Date(Date.parse('2026-06-30T22:00:00Z') + n * 600_000)
        .toISOString()
        .slice(0, 19)
        .replace('T', ' '),
      duration: n / 8,
      caller: inbound ? `+44207946${1000 + n}` : '+34911234567',
      callee: inbound ? '+34911234567' : `+44207946${1000 + n}`,
      cost: rated && !inbound ? n / 10_000 : null,
      price: rated ? n / 1_000 : null,
      direction: inbound ? 'inbound' : 'outbound',
      companyId: 101 + (n % 2),
      brandId: 1,
      carrierId: inbound ? null : 7,
      endpointType: TYPES[n % TYPES.length],
      endpointId: 50 + (n % 4),
      ddiId: inbound ? 5 : null,
      ddiProviderId: inbound ? 9 : null,
    };
  };

  test('the list of a client on a day has the rows IvozProvider exports, to the last decimal and the first second', async () => {
    const calls = Array.from({ length: 288 }, (_, n) => callNo(n));
    await ivoz.insert('BillableCalls', ...calls);
    expect(await pullOnce(api.database.pool, 'ivozprovider', { database: ivoz.url })).toMatchObject({ loaded: 288 });
    const reply = await api.call('/v1/calls/csv', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        layout: 'call-list/1',
        window: { from: '2026-06-30T22:00:00Z', to: '2026-07-01T22:00:00Z' },
        zone: 'Europe/Madrid',
        filters: [{ dimension: 'customer_id', values: ['101'] }],
      }),
    });
    const [header, ...lines] = parseStrictCsv(await reply.text());
    expect(header.slice(0, 7)).toEqual(['callid', 'startTime', 'duration', 'caller', 'callee', 'cost', 'price']);
    const ofDay = calls.slice(0, 144).filter(({ companyId }) => companyId === 101);
    expect(lines.map(plain).sort()).toEqual(ofDay.map(expectedLine).sort());
  });

  function expectedLine(call: Row): string {
    const madrid = new Date(Date.parse(`${String(call.startTime).replace(' ', 'T')}Z`) + 2 * 3_600_000);
    return plain([
      call.callid,
      madrid.toISOString().slice(0, 19).replace('T', ' '),
      call.duration,
      call.caller,
      call.callee,
      call.cost,
      call.price,
      call.endpointType,
      call.endpointId,
      call.direction,
      call.companyId,
      call.carrierId,
      call.ddiProviderId,
      call.ddiId === null ? null : '+34911234567',
    ]);
  }
});

/** One text for a line, however its decimals end. */
function plain(line: Array<Row[string]>): string {
  return line.map((value) => (/^\d+\.\d+$/.test(String(value)) ? String(Number(value)) : (value ?? ''))).join('|');
}
