import fc from 'fast-check';
import { Readable } from 'stream';
import { text } from 'stream/consumers';

import { Column, Row } from '../../contract/answer';
import { parseStrictCsv } from '../../tests/http/strict-csv';
import { columnHeader, writeCsv } from './csv';

const column = (name: string, unit: Column['unit'], changes: Partial<Column> = {}): Column => ({
  name,
  label: name,
  unit,
  kind: unit === 'text' ? 'dimension' : 'measure',
  ...changes,
});

const CUSTOMER = column('customer', 'text');
const ATTEMPTS = column('attempts', 'count');
const CHARGE = column('charge', 'money', { currency: 'USD' });

const csvOf = (columns: Column[], rows: Row[], spreadsheetSafe = false) =>
  text(writeCsv(columns, Readable.from(rows), { spreadsheetSafe }));

describe('writeCsv', () => {
  it('writes what a strict reader reads back, in the order of the columns', async () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '"', ',', '\r\n', '\n', ' a ', '=1+1'));
    const row = fc.record({
      customer: fc.option(cell),
      attempts: fc.option(fc.integer()),
      charge: fc.constantFrom('1.0', null),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row),
        fc.shuffledSubarray([CUSTOMER, ATTEMPTS, CHARGE], { minLength: 1 }),
        async (rows, columns) => {
          const [header, ...records] = parseStrictCsv(await csvOf(columns, rows));
          expect(header).toEqual(columns.map(columnHeader));
          expect(records).toEqual(
            rows.map((values) => columns.map(({ name }) => asText(values[name as keyof typeof values])))
          );
        }
      )
    );
  });

  it('names the unit in the header, once', () => {
    expect(columnHeader(column('ACD', 'seconds'))).toBe('ACD (s)');
    expect(columnHeader(column('ASR', 'fraction'))).toBe('ASR (fraction)');
    expect(columnHeader(column('Charge', 'money', { currency: 'USD' }))).toBe('Charge (USD)');
    expect(columnHeader(column('Charge USD', 'money', { currency: 'USD' }))).toBe('Charge (USD)');
    expect(columnHeader(column('Charge', 'money'))).toBe('Charge');
    expect(columnHeader(column('Attempts', 'count'))).toBe('Attempts');
  });

  it.each(['=1+1', '+1 call', '-2+3', '@SUM(A1)', '\tx', '\rx', ' =1', '\u00a0=1', 'a\n=1', '\uff1d1'])(
    'keeps a spreadsheet from running the text %j, when asked to',
    async (value) => {
      const rows = [{ customer: value }];
      expect(parseStrictCsv(await csvOf([CUSTOMER], rows, true))[1]).toEqual([`'${value}`]);
      expect(parseStrictCsv(await csvOf([CUSTOMER], rows, false))[1]).toEqual([value]);
    }
  );

  it('leaves numbers, money and phone numbers as they are', async () => {
    const rows = [{ customer: '+34600123456', attempts: -5, charge: '-12.5' }];
    expect(parseStrictCsv(await csvOf([CUSTOMER, ATTEMPTS, CHARGE], rows, true))[1]).toEqual([
      '+34600123456',
      '-5',
      '-12.5',
    ]);
  });

  it('has a header when there are no rows', async () => {
    expect(await csvOf([CUSTOMER, CHARGE], [])).toBe('customer,charge (USD)\r\n');
  });

  it('breaks when its rows do, without an end', async () => {
    async function* rows(): AsyncGenerator<Row> {
      yield { customer: '101' };
      await Promise.resolve();
      throw new Error('the database has gone');
    }
    await expect(text(writeCsv([CUSTOMER], rows(), { spreadsheetSafe: false }))).rejects.toThrow(
      'the database has gone'
    );
  });

  it('reads rows only as fast as they are taken', async () => {
    let read = 0;
    async function* rows(): AsyncGenerator<Row> {
      for (; read < 1_000_000; read += 1) {
        yield { customer: 'somebody with a name of some length' };
      }
    }
    const stream = writeCsv([CUSTOMER], rows(), { spreadsheetSafe: false });
    await new Promise((resolve) => stream.once('readable', resolve));
    await new Promise((resolve) => setTimeout(resolve, 50));
    stream.destroy();
    expect(read).toBeLessThan(20_000);
  });
});

function asText(value: string | number | null): string {
  return value === null ? '' : String(value);
}
