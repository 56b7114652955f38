import { createReadStream, readFileSync } from 'fs';
import path from 'path';
import { Readable } from 'stream';
import { buffer } from 'stream/consumers';
import { ZipFile } from 'yazl';

import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { inTransaction } from '../database/pool';
import { destinationStatus, importDestinations } from './destinations';
import { importExchangeRates, ratesStatus } from './exchange-rates';
import { holdReference } from './tables-in-force';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(() => database.pool.query('truncate destinations, reference_versions, exchange_rates'));
afterAll(() => database.drop());

const destinations = (csv: string | Buffer) =>
  importDestinations(database.pool, { origin: 'test.csv', file: Readable.from([csv]) });

const rates = (csv: string) => importExchangeRates(database.pool, { origin: 'test.csv', csv: Readable.from([csv]) });

const match = (digits: string) =>
  inTransaction(database.pool, async (client) => {
    const { destinations: trie } = await holdReference(database.pool, client);
    return trie.match(digits)?.name;
  });

describe('destinations', () => {
  test('the demo table is imported and matched longest prefix first', async () => {
    const csv = createReadStream(path.join(__dirname, '../../demo/destinations.csv'));
    const { prefixes } = await importDestinations(database.pool, { origin: 'demo', file: csv });
    expect(prefixes).toBeGreaterThan(600);
    expect(await match('12045550187')).toBe('Canada - MB');
    expect(await match('12125550187')).toBe('USA');
    expect(await destinationStatus(database.pool)).toMatchObject({ origin: 'demo', prefixes, rematching: true });
  });

  test('a newer version replaces the one before', async () => {
    await destinations('prefix,name\n44,UK\n');
    expect(await match('442079460958')).toBe('UK');
    await destinations('\ufeffName,Prefix\r\n"London, UK",4420\r\nUK again,44\r\nUK again,44\r\n');
    expect(await match('442079460958')).toBe('London, UK');
    expect(await match('447700900123')).toBe('UK again');
    expect(await destinationStatus(database.pool)).toMatchObject({ prefixes: 2, unknownAttempts: 0 });
  });

  test.each([
    ['prefix,name\n44,UK\n4x,Mars\n', /Line 3: the prefix is “4x”, which is not 1 to 15 digits/],
    ['prefix,name\n44,UK\n\n44,Britain\n', /Line 4: prefix 44 is named “Britain”, but “UK” further up/],
    ['prefix,name\n44,\n', /Line 2: prefix 44 has no name/],
    ['prefix,name\n,UK\n', /Line 2: the prefix is “”/],
    ['prefix,name\n+44,UK\n', /Line 2: the prefix is “\+44”/],
    ['prefix,name\n44,UK,more\n', /line 2/],
    ['prefix,name\n44,"UK\n', /quote/i],
    ['prefix,name\n', /no prefix below its header/],
    ['', /The file is empty/],
    ['code,label\n44,UK\n', /needs the columns prefix and name/],
    ['prefix,prefix,name\n44,44,UK\n', /names “prefix” twice/],
    [Buffer.from('prefix,name\n34,Espa\xf1a\n', 'latin1'), /not UTF-8/],
    [`${'a,'.repeat(1_000_000)}b\n44,UK\n`, /well-formed|columns/],
    ["prefix,name\n44'; drop table attempts; --,UK\n", /not 1 to 15 digits/],
  ])('%# a wrong file is refused whole and the version in force stays', async (csv, reason) => {
    await destinations('prefix,name\n44,UK\n');
    const before = await destinationStatus(database.pool);
    await expect(destinations(csv)).rejects.toThrow(reason);
    expect(await destinationStatus(database.pool)).toEqual(before);
    expect(await match('442079460958')).toBe('UK');
  });

  test('a file that breaks off is refused whole', async () => {
    async function* broken() {
      yield 'prefix,name\n44,UK\n';
      throw new Error('connection lost');
    }
    const csv = Readable.from(broken());
    await expect(importDestinations(database.pool, { origin: 'upload', file: csv })).rejects.toThrow('connection lost');
    expect(await destinationStatus(database.pool)).toMatchObject({ version: null, prefixes: 0 });
  });
});

describe('exchange rates', () => {
  test('both layouts are stored for one euro', async () => {
    await rates('date,base,usd,gbp,source\n2025-04-25,EUR,1.1357,0.8531,ECB reference rate\n');
    await rates('Date,USD,JPY,CYP,\n2025-04-28,1.1373,162.9,N/A,\n2025-04-25,1.1358,162.43,N/A,\n');
    expect(await ratesStatus(database.pool)).toEqual({
      rates: 5,
      currencies: ['EUR', 'GBP', 'JPY', 'USD'],
      from: '2025-04-25',
      to: '2025-04-28',
    });
    const { rows } = await database.pool.query(
      `select rate from exchange_rates where day = '2025-04-25' and base = 'EUR' and quote = 'USD'`
    );
    expect(rows).toEqual([{ rate: '1.1358' }]);
  });

  test('the history of the European Central Bank is taken as it is published, in its zip', async () => {
    const zip = new ZipFile();
    zip.addBuffer(
      Buffer.from('Date,USD,JPY,CYP,\n2025-04-28,1.1373,162.9,N/A,\n2025-04-25,1.1357,162.43,N/A,\n'),
      'eurofxref-hist.csv'
    );
    zip.end();
    const csv = Readable.from([await buffer(zip.outputStream)]);
    expect(await importExchangeRates(database.pool, { origin: 'eurofxref-hist.zip', csv })).toEqual({
      rates: 4,
      days: 2,
      currencies: ['JPY', 'USD'],
    });
    await rates(readFileSync(path.join(__dirname, 'fixtures/fx-sample.csv'), 'utf8'));
    expect(await ratesStatus(database.pool)).toMatchObject({ rates: 9, from: '2019-04-10', to: '2025-04-28' });
  });

  test.each([
    ['date,usd\n2025-02-30,1.1\n', /Line 2: the date is “2025-02-30”/],
    ['date,usd\n2025-02-28,1e9\n', /Line 2: the rate of USD is “1e9”/],
    ['date,usd\n2025-02-28,0\n', /Line 2: the rate of USD/],
    ['date,usd\n2025-02-28,-1\n', /Line 2: the rate of USD/],
    ['date,usd\n2025-02-28,1\n2025-02-28,2\n', /Line 3: the day 2025-02-28 stands on line 2/],
    ['date,base,gbp\n2025-02-28,USD,1\n', /Line 2: the base is “USD”/],
    ['date,dollars\n2025-02-28,1\n', /“dollars”, which is not an ISO 4217/],
    ['day,usd\n2025-02-28,1\n', /needs a column date/],
    ['date,usd\n2025-02-28,N/A\n', /no rate below its header/],
  ])('%# a wrong file changes nothing', async (csv, reason) => {
    await rates('date,usd\n2025-01-01,1.5\n');
    await expect(rates(csv)).rejects.toThrow(reason);
    expect(await ratesStatus(database.pool)).toMatchObject({ rates: 1, currencies: ['EUR', 'USD'] });
  });
});
