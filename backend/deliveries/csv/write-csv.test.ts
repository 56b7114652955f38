import fc from 'fast-check';
import { text } from 'stream/consumers';

import { RowBlock } from '../../../backend/database/row-blocks/row-block';
import { blocksOfTexts } from '../../database/row-blocks/blocks-of-texts';
import { parseStrictCsv } from '../../../tests/http/strict-csv';
import { formatInstant } from '../../reports/calendar';
import { columnHeader, FileColumn } from '../file-table';
import { CsvOptions, writeCsv } from './write-csv';

type Cells = ReadonlyArray<string | null>;

const column = (label: string, unit: FileColumn['unit'], changes: Partial<FileColumn> = {}): FileColumn => ({
  label,
  unit,
  ...changes,
});

const CUSTOMER = column('customer', 'text');
const ATTEMPTS = column('attempts', 'count');
const CHARGE = column('charge', 'money', { currency: 'USD' });
const ASR = column('asr', 'fraction');
const FIRST = column('first', 'time');

const csvOf = (columns: FileColumn[], rows: Cells[], options: CsvOptions = {}, zone = 'UTC') =>
  text(writeCsv({ columns, blocks: blocksOfTexts(rows, 3), zone }, options));

const recordsOf = async (...asked: Parameters<typeof csvOf>) => parseStrictCsv(await csvOf(...asked)).slice(1);

describe('writeCsv', () => {
  it('writes what a strict reader reads back, in the order of the columns', async () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '"', ',', '\r\n', '\n', ' a ', '=1+1'));
    const row = fc.tuple(
      fc.option(cell),
      fc.option(fc.integer().map(String)),
      fc.constantFrom('1.0', null, 'n/a', '0.000000'),
      // What follows the columns' cells, such as flags, is no part of a file.
      fc.constantFrom('t', 'f')
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row), fc.integer({ min: 1, max: 3 }), async (rows, count) => {
        const columns = [CUSTOMER, ATTEMPTS, CHARGE].slice(0, count);
        const [header, ...records] = parseStrictCsv(await csvOf(columns, rows));
        expect(header).toEqual(columns.map(columnHeader));
        expect(records).toEqual(rows.map((cells) => cells.slice(0, count).map((value) => value ?? '')));
      })
    );
  });

  it('names the unit in the header, once; a frozen header is left alone', () => {
    expect(columnHeader(column('ACD', 'seconds'))).toBe('ACD (s)');
    expect(columnHeader(column('ASR', 'fraction'))).toBe('ASR (fraction)');
    expect(columnHeader(column('Charge', 'money', { currency: 'USD' }))).toBe('Charge (USD)');
    expect(columnHeader(column('Charge USD', 'money', { currency: 'USD' }))).toBe('Charge (USD)');
    expect(columnHeader(column('Charge', 'money'))).toBe('Charge');
    expect(columnHeader(column('Attempts', 'count'))).toBe('Attempts');
    expect(columnHeader(column('Duration', 'seconds', { header: 'duration' }))).toBe('duration');
  });

  it.each(['=1+1', '+1 call', '-2+3', '@SUM(A1)', '\tx', '\rx', ' =1', '\u00a0=1', 'a\n=1', '\uff1d1', '\ufeff,"\n+'])(
    'keeps a spreadsheet from running the text %j, when asked to',
    async (value) => {
      expect(await recordsOf([CUSTOMER], [[value]], { spreadsheetSafe: true })).toEqual([[`'${value}`]]);
      expect(await recordsOf([CUSTOMER], [[value]])).toEqual([[value]]);
    }
  );

  it.each(['a=1', '-', '', 'a', '7', ',=1', '"=1"', 'ä=1', 'a\nb'])(
    'leaves the text %j to a spreadsheet unless it may be run',
    async (value) => {
      const expected = value === '-' ? `'-` : value;
      expect(await recordsOf([CUSTOMER], [[value]], { spreadsheetSafe: true })).toEqual([[expected]]);
    }
  );

  it('leaves numbers, money and phone numbers as they are', async () => {
    const rows = [['+34600123456', '-5', '-12.5', '2026-11-01 00:00:00+00']];
    expect(await recordsOf([CUSTOMER, ATTEMPTS, CHARGE, FIRST], rows, { spreadsheetSafe: true })).toEqual([
      ['+34600123456', '-5', '-12.5', '2026-11-01T00:00:00+00:00'],
    ]);
  });

  it.each([
    ['60.000000', '60'],
    ['0.500', '0.5'],
    ['100', '100'],
    ['-0', '0'],
    ['-0.25', '-0.25'],
    ['1e-05', '0.00001'],
    ['1e-07', '1e-7'],
    ['1.5e+15', '1500000000000000'],
    ['NaN', 'NaN'],
    ['n/a', 'n/a'],
  ])('writes the number PostgreSQL gives as %s as %s, as JSON does', async (given, expected) => {
    expect(await recordsOf([ASR], [[given]])).toEqual([[expected]]);
  });

  it('writes times with the offset of their zone, fractions kept, or as the clock shows them', async () => {
    const zones = [
      'UTC',
      'Europe/Madrid',
      'Asia/Kathmandu',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Africa/Monrovia',
    ];
    // Around changes of the clocks as well as anywhere.
    const instant = fc.oneof(
      fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
      fc.integer({ min: -7_200, max: 7_200 }).map((s) => new Date(Date.UTC(2026, 9, 25, 1) + s * 1_000))
    );
    const fraction = fc.constantFrom('', '.5', '.000001', '.120000');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(instant, fraction)), fc.constantFrom(...zones), async (times, zone) => {
        const cells = times.map(([at, part]) => `${at.toISOString().slice(0, 19).replace('T', ' ')}${part}+00`);
        const expected = cells.map((cell) => formatInstant(cell.replace(' ', 'T'), zone));
        const rows = cells.map((cell) => [cell]);
        expect(await recordsOf([FIRST], rows, {}, zone)).toEqual(expected.map((iso) => [iso]));
        expect(await recordsOf([FIRST], rows, { times: 'local' }, zone)).toEqual(
          expected.map((iso) => [iso.slice(0, 19).replace('T', ' ')])
        );
        expect(await recordsOf([FIRST], rows, { times: 'local-minutes' }, zone)).toEqual(
          expected.map((iso) => [iso.slice(0, 16).replace('T', ' ')])
        );
        expect(await recordsOf([FIRST], rows, { times: 'iso-minutes' }, zone)).toEqual(
          expected.map((iso) => [iso.slice(0, 16) + iso.slice(19).replace(/^\.\d+/, '')])
        );
      })
    );
  });

  it('has a header when there are no rows, and a line for a row that holds nothing', async () => {
    expect(await csvOf([CUSTOMER, CHARGE], [])).toBe('customer,charge (USD)\r\n');
    expect(await csvOf([CUSTOMER], [[null], ['']])).toBe('customer\r\n""\r\n""\r\n');
  });

  it('breaks when its rows do, without an end', async () => {
    async function* blocks(): AsyncGenerator<RowBlock, void, undefined> {
      yield* blocksOfTexts([['101']]);
      throw new Error('the database has gone');
    }
    const file = writeCsv({ columns: [CUSTOMER], blocks: blocks(), zone: 'UTC' });
    await expect(text(file)).rejects.toThrow('the database has gone');
  });

  it('reads rows only as fast as they are taken, and no more once its reader has left', async () => {
    let read = 0;
    let isClosed = false;
    function* rows() {
      try {
        for (; ; read += 1) {
          yield ['somebody with a name of some length'];
        }
      } finally {
        isClosed = true;
      }
    }
    const file = writeCsv({ columns: [CUSTOMER], blocks: blocksOfTexts(rows(), 1_000), zone: 'UTC' });
    await file.next();
    expect(read).toBeLessThan(20_000);
    await file.return(undefined);
    expect(isClosed).toBe(true);
  });
});
