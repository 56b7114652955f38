import { createReadStream, readFileSync } from 'fs';
import path from 'path';
import { Readable } from 'stream';
import { buffer } from 'stream/consumers';
import { ZipFile } from 'yazl';

import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { inTransaction } from '../../database/pool';
import { openReferenceFile } from '../reference-file';
import { statusOf } from '../reference-status';
import { holdReference } from '../tables-in-force';
import { importUsCodes } from './import-us-codes';
import { importUsLatas } from './import-us-latas';

const SAMPLE = path.join(__dirname, '../fixtures/nanpa-utilized-sample.txt');
const sample = readFileSync(SAMPLE, 'latin1');
const header = sample.slice(0, sample.indexOf('\n') + 1);
const rowsOf = (from: number, to: number) => sample.split('\n').slice(from, to).join('\n');

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(() => database.pool.query('truncate us_codes, us_latas, reference_versions'));
afterAll(() => database.drop());

const stream = (content: string | Buffer) => Readable.from([Buffer.from(content as string, 'latin1')]);
const importCodes = (content: string | Buffer, force = false) =>
  importUsCodes(database.pool, { origin: 'codes', file: stream(content), force });
const importLatas = (content: string) => importUsLatas(database.pool, { origin: 'latas', file: stream(content) });
const find = (national: string) =>
  inTransaction(database.pool, async (client) => (await holdReference(database.pool, client)).usCodes.find(national));
const inForce = async () => (await statusOf(database.pool, 'us_codes')).inForce;

async function zipOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content as string, 'latin1'), name);
  }
  zip.end();
  return buffer(zip.outputStream);
}

test('the fixture is byte for byte as NANPA writes its file: tabs, padding, CR LF', () => {
  expect(sample.split('\r\n')).toHaveLength(96);
  expect(sample.split('\n')[0].split('\t')).toHaveLength(12);
  expect(sample.split('\n')[1].split('\t')).toHaveLength(11);
});

test('NANPA’s file of utilized codes is taken as it comes', async () => {
  const imported = await importUsCodes(database.pool, { origin: 'sample', file: createReadStream(SAMPLE) });
  expect(imported).toMatchObject({
    rows: 94,
    fileDate: '2026-07-06',
    details: { assigned: 91, unassigned: 3, withoutRateCenter: 5 },
  });
  expect(await inForce()).toMatchObject({ origin: 'sample', fileDate: '2026-07-06', rows: 94 });
  expect(await find('9072001234')).toEqual({ state: 'AK', rateCenter: 'VALDEZ', lata: null, ocn: '6872' });
  expect(await find('5203611234')).toEqual({ state: 'AZ', rateCenter: 'SANTA ROSA', lata: null, ocn: '2173' });
  // Pseudo rate centers and the OCN of several companies name no place and no company.
  expect(await find('9072111234')).toEqual({ state: 'AK', rateCenter: null, lata: null, ocn: null });
  expect(await find('9075551234')).toMatchObject({ rateCenter: null, ocn: null });
  expect(await find('9077001234')).toMatchObject({ rateCenter: null, ocn: null });
  expect(await find('2052041234')).toMatchObject({ rateCenter: null, ocn: '9419' });
  expect(await find('9073001234')).toBeUndefined();
});

test('a zip of it, or pieces of any size, give the same', async () => {
  expect(await importCodes(await zipOf({ 'CoCodeUtilized.txt': sample, 'readme.pdf': '%PDF' }))).toMatchObject({
    rows: 94,
    fileDate: '2026-07-06',
  });
  const bytes = [...Buffer.from(sample, 'latin1')].map((byte) => Buffer.from([byte]));
  const file = Readable.from(bytes);
  expect(await importUsCodes(database.pool, { origin: 'pieces', file })).toMatchObject({ rows: 94 });
});

test('a rate center gives its codes their LATA, unless two places share its name', async () => {
  await importCodes(sample);
  const { rows, details } = await importLatas(
    'State,Rate Center,LATA\nAK,valdez,832\nAZ,Phoenix,66600\nTX,BUFFALO,552\nTX,BUFFALO,560\nTX,BUFFALO,552\nNY,BUFFALO,140\n'
  );
  expect([rows, details]).toEqual([4, { ambiguous: 1 }]);
  expect((await find('9072001234'))?.lata).toBe('832');
  expect((await find('4802001234'))?.lata).toBe('666');
  expect((await find('4302211234'))?.lata).toBeNull();
  expect((await find('7162001234'))?.lata).toBe('140');
  await importCodes('NPA;NXX\n'.replace(';', ',').replace('\n', ',state,lata,rc\n') + '430,221,TX,560,Buffalo\n', true);
  expect(await find('4302211234')).toMatchObject({ rateCenter: 'BUFFALO', lata: '560' });
});

test.each([
  ['npa,nxx,block,state,lata,ocn,ratecenter\n212,200,A,NY,132,1234,NWYRCYZN01\n212,200,7,NY,132,567a,NWYRCYZN02\n'],
  ['NPANXX,X,ST,LATA,OCN,RC\n212-200,,ny,132,1234,nwyrcyzn01\n212200,7,NY,13200,567A,NWYRCYZN02\n'],
])('a CSV with blocks, under the names tables have: %#', async (csv) => {
  expect(await importCodes(csv)).toMatchObject({ rows: 2 });
  expect(await find('2122006999')).toEqual({ state: 'NY', rateCenter: 'NWYRCYZN01', lata: '132', ocn: '1234' });
  expect(await find('2122007000')).toEqual({ state: 'NY', rateCenter: 'NWYRCYZN02', lata: '132', ocn: '567A' });
});

describe('a bad file is refused with its reason, and the version in force stays', () => {
  const truncated = async () => (await zipOf({ 'codes.txt': sample })).subarray(0, 2_000);
  const damaged = async () => {
    const zip = await zipOf({ 'codes.txt': sample });
    zip.fill(0x55, 200, 900);
    return zip;
  };
  const cases: Array<[string, () => string | Buffer | Promise<Buffer>, RegExp]> = [
    ['a truncated zip', truncated, /zip can't be unpacked .*not whole/],
    ['a damaged zip', damaged, /zip can't be unpacked/],
    ['a zip without a table', () => zipOf({ 'photo.jpg': 'x' }), /holds no \.txt or \.csv file/],
    ['a zip with two', () => zipOf({ 'a.txt': sample, 'b.csv': 'x' }), /holds 2 tables/],
    ['columns missing', () => header.replace('RateCenter', 'Center') + rowsOf(1, 4), /no column rateCenter/],
    ['another table', () => 'prefix,name\n44,UK\n', /no column npa and nxx and none state/],
    [
      'a cut line',
      () => `${header}${rowsOf(1, 4)}\nAK   \t907-99`,
      /Line 5: it has 2 fields where there are 11 columns/,
    ],
    ['a code twice', () => `${header}${rowsOf(1, 4)}\n${rowsOf(2, 3)}`, /Line 5: the code 907-202 stands on line 3/],
    ['no NPA-NXX', () => `${header}${rowsOf(1, 2).replace('907-200', '907-XYZ')}`, /Line 2: the code is “907-XYZ”/],
    ['a block that is none', () => 'npa,nxx,block,state\n212,200,12,NY\n', /Line 2: the block is “12”/],
    ['only a header', () => header, /no code below its header/],
    ['nothing', () => '', /empty/],
    ['no line ends', () => 'npa-nxx\t'.repeat(20_000), /has no end|no column/],
    ['half of it', () => header + rowsOf(1, 47), /46 rows, less than half of the 94/],
  ];
  test.each(cases)('%s', async (_name, content, reason) => {
    await importCodes(sample);
    const before = await inForce();
    await expect(importCodes(await content())).rejects.toThrow(reason);
    expect(await inForce()).toEqual(before);
    expect((await find('9072001234'))?.rateCenter).toBe('VALDEZ');
    const { rows } = await database.pool.query('select count(*)::int as codes from us_codes');
    expect(rows).toEqual([{ codes: 94 }]);
  });

  test('less than half is taken when forced', async () => {
    await importCodes(sample);
    expect(await importCodes(header + rowsOf(1, 47), true)).toMatchObject({ rows: 46 });
    expect(await find('2622131234')).toBeUndefined();
  });

  test('what unpacks to more than a table can be is given up on the way', async () => {
    const bomb = await zipOf({ 'codes.txt': Buffer.alloc(20_000_000, 'a') });
    expect(bomb.length).toBeLessThan(100_000);
    let read = 0;
    const reading = async () => {
      for await (const piece of openReferenceFile(stream(bomb), { packedBytes: 1e6, unpackedBytes: 2 * 1_048_576 })) {
        read += piece.length;
      }
    };
    await expect(reading()).rejects.toThrow(/more than 2 MB/);
    expect(read).toBeLessThan(3_000_000);
  });
});
