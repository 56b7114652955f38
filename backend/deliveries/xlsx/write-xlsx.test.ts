import fc from 'fast-check';
import { buffer } from 'stream/consumers';

import { blocksOfTexts } from '../../database/row-blocks/blocks-of-texts';
import { readWorkbook } from '../../../tests/deliveries/read-workbook';
import { elementsAt } from '../../../tests/deliveries/strict-xml';
import { RowBlock } from '../../database/row-blocks/row-block';
import { FileColumn } from '../file-table';
import { columnLetters } from './table-sheet';
import { writeXlsx, XlsxOptions } from './write-xlsx';

type Cells = ReadonlyArray<string | null>;

const column = (label: string, unit: FileColumn['unit'], changes: Partial<FileColumn> = {}): FileColumn => ({
  label,
  unit,
  ...changes,
});

const OPTIONS: XlsxOptions = { title: 'Breakout', facts: (notes) => notes.map((value) => ({ label: 'Note', value })) };

async function workbookOf(columns: FileColumn[], rows: Cells[], options: Partial<XlsxOptions> = {}, zone = 'UTC') {
  const table = { columns, blocks: blocksOfTexts(rows, 3), zone };
  return readWorkbook(await buffer(writeXlsx(table, { ...OPTIONS, ...options })));
}

async function cellOf(unit: FileColumn['unit'], text: string, zone = 'UTC', changes: Partial<FileColumn> = {}) {
  const [{ rows }] = await workbookOf([column('c', unit, changes)], [[text]], {}, zone);
  const { type, value, format } = rows[1][0];
  return { type, value, format };
}

const DAY_MS = 86_400_000;
const dateOf = (serial: string) => new Date(Math.round((Number(serial) - 25_569) * DAY_MS)).toISOString();

describe('writeXlsx', () => {
  it('holds every cell of every row, over as many sheets as they need', async () => {
    const columns = [column('name', 'text'), column('attempts', 'count'), column('asr', 'fraction')];
    const row = fc.tuple(
      fc
        .option(
          fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '=1+1', ' a\r\nb ', '_x000D_', '<&>"', '+34'))
        )
        .map((any) => any?.replaceAll('\0', '') ?? null),
      fc.option(fc.integer().map(String)),
      fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1 }).map(String))
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), fc.integer({ min: 2, max: 6 }), async (rows, rowsPerSheet) => {
        const sheets = await workbookOf(columns, rows, { rowsPerSheet });
        const perSheet = rowsPerSheet - 1;
        const count = Math.max(1, Math.ceil(rows.length / perSheet));
        expect(sheets.map(({ name }) => name)).toEqual([
          ...Array.from({ length: count }, (_, index) => (index === 0 ? 'Breakout' : `Breakout (${index + 1})`)),
          'Question',
        ]);
        sheets.slice(0, -1).forEach((sheet, index) => {
          const expected = rows
            .slice(index * perSheet, (index + 1) * perSheet)
            .map((cells, line) =>
              cells.flatMap((value, at) => (value === null ? [] : [[`${columnLetters(at)}${line + 2}`, value]]))
            );
          const [header, ...found] = sheet.rows;
          expect(header.map(({ value }) => value)).toEqual(['name', 'attempts', 'asr (fraction)']);
          expect(found.map((cells) => cells.map(({ address, value }) => [address, decoded(value)]))).toEqual(
            expected.map((cells) => cells.map(([address, value]) => [address, asNumber(value)]))
          );
        });
      }),
      { numRuns: 60 }
    );
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-2', '@SUM(A1)', '\t=1', '+34600123456', '007'])(
    'keeps the text %j text, so that nothing runs it and no digit is lost',
    async (text) => {
      expect(await cellOf('text', text)).toEqual({ type: 'text', value: text, format: '49' });
    }
  );

  it('writes numbers as numbers, with a format of their unit', async () => {
    expect(await cellOf('count', '1234567')).toEqual({ type: 'number', value: '1234567', format: '3' });
    expect(await cellOf('fraction', '0.6363636363636364')).toEqual({
      type: 'number',
      value: '0.6363636363636364',
      format: '10',
    });
    expect(await cellOf('seconds', '60.500000')).toMatchObject({ type: 'number', value: '60.5' });
    expect(await cellOf('fraction', '1e-05')).toMatchObject({ type: 'number', value: '1e-05' });
    expect(await cellOf('integer', '486')).toEqual({ type: 'number', value: '486', format: '1' });
    expect(await cellOf('seconds', 'NaN')).toMatchObject({ type: 'text', value: 'NaN' });
    expect(await cellOf('money', '-12.340000')).toMatchObject({ type: 'number', value: '-12.34' });
    expect(await cellOf('money', 'n/a')).toMatchObject({ type: 'text', value: 'n/a' });
  });

  it('rounds no amount without a word: a long one keeps its digits, one too long for a number is text', async () => {
    const amounts = ['999999999.123456', '123456789.1234567', '1234567890.1234567', '0.000000000000000000123', '-0.10'];
    const [table, facts] = await workbookOf(
      [column('charge', 'money')],
      amounts.map((amount) => [amount])
    );
    expect(table.rows.slice(1).map(([{ type, value }]) => [type, value])).toEqual([
      ['number', '999999999.123456'],
      ['number', '123456789.1234567'],
      ['text', '1234567890.1234567'],
      ['number', '0.000000000000000000123'],
      ['number', '-0.1'],
    ]);
    expect(facts.rows.map(([, { value }]) => value)).toEqual([
      expect.stringContaining('1 amounts have more than 15 digits'),
      expect.stringContaining('1 amounts are so large'),
    ]);
    amounts.forEach((amount) => expect(Math.abs(Number(amount))).toBeLessThan(2 ** 53));
  });

  it('writes times as dates of their zone, as fine as they are', async () => {
    const madrid = await cellOf('time', '2026-10-25 01:30:00.25+00', 'Europe/Madrid');
    expect(madrid).toMatchObject({ type: 'number', format: 'yyyy-mm-dd hh:mm:ss' });
    expect(dateOf(madrid.value)).toBe('2026-10-25T02:30:00.250Z');
    const day = await cellOf('time', '2026-10-24 22:00:00+00', 'Europe/Madrid', { resolution: 'day' });
    expect(day).toEqual({ type: 'number', value: '46320', format: 'yyyy-mm-dd' });
    expect(await cellOf('time', '2026-10-25 00:15:00+00', 'Asia/Kathmandu', { resolution: 'minute' })).toEqual({
      type: 'number',
      value: '46320.25',
      format: 'yyyy-mm-dd hh:mm',
    });
    expect(await cellOf('time', '1899-12-31 00:00:00+00')).toMatchObject({ type: 'text' });
  });

  it.each([
    ['local' as const, { type: 'number', format: 'yyyy-mm-dd hh:mm:ss' }],
    ['local-minutes' as const, { type: 'number', format: 'yyyy-mm-dd hh:mm' }],
    ['iso' as const, { type: 'text', value: '2026-10-25T02:30:00.250000+01:00' }],
    ['iso-minutes' as const, { type: 'text', value: '2026-10-25T02:30+01:00' }],
  ])('writes times as it is asked to: %s', async (times, expected) => {
    const time = [column('c', 'time')];
    const [{ rows }] = await workbookOf(time, [['2026-10-25 01:30:00.25+00']], { times }, 'Europe/Madrid');
    expect(rows[1][0]).toMatchObject(expected);
  });

  it('keeps a bold header in sight, and gives columns a width', async () => {
    const [table] = await workbookOf([column('A long label of a column', 'count'), column('t', 'time')], []);
    const [pane] = elementsAt(table.root, 'sheetViews', 'sheetView', 'pane');
    expect(pane.attributes).toMatchObject({ ySplit: '1', topLeftCell: 'A2', state: 'frozen' });
    expect(elementsAt(table.root, 'cols', 'col').map(({ attributes }) => Number(attributes.width))).toEqual([27, 20]);
  });

  it.each([
    ['Sales [2026]: a/b?', 'Sales  2026   a b'],
    ['Question', 'Report'],
    ['', 'Report'],
    ['A name far too long for the sheet of a workbook', 'A name far too long for t'],
  ])('names the sheet of %j %j', async (title, name) => {
    expect((await workbookOf([column('a', 'text')], [], { title }))[0].name).toBe(name);
  });

  it('refuses text that is longer than a cell can be, rather than to cut it', async () => {
    await expect(workbookOf([column('a', 'text')], [['x'.repeat(32_768)]])).rejects.toThrow('Ask for CSV');
    expect(await cellOf('text', 'é'.repeat(32_767))).toMatchObject({ value: 'é'.repeat(32_767) });
  });

  it('breaks when its rows do, and has no end', async () => {
    async function* blocks(): AsyncGenerator<RowBlock, void, undefined> {
      yield* blocksOfTexts([['101']]);
      throw new Error('the database has gone');
    }
    const pieces: Buffer[] = [];
    const read = async () => {
      for await (const piece of writeXlsx({ columns: [column('a', 'text')], blocks: blocks(), zone: 'UTC' }, OPTIONS)) {
        pieces.push(piece);
      }
    };
    await expect(read()).rejects.toThrow('the database has gone');
    expect(Buffer.concat(pieces).includes('PK\u0005\u0006')).toBe(false);
  });

  it('reads rows only as fast as they are taken, and no more once its reader has left', async () => {
    let read = 0;
    let isClosed = false;
    function* rows() {
      try {
        for (; ; read += 1) {
          yield [`somebody with a name, and number ${read * 7_919}`];
        }
      } finally {
        isClosed = true;
      }
    }
    const file = writeXlsx(
      { columns: [column('a', 'text')], blocks: blocksOfTexts(rows(), 1_000), zone: 'UTC' },
      OPTIONS
    );
    while (read === 0) {
      await file.next();
    }
    await file.return(undefined);
    expect(isClosed).toBe(true);
    expect(read).toBeLessThan(100_000);
  });
});

it('letters columns as spreadsheets do', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

/** ECMA-376's way to write characters XML has no place for. */
const decoded = (value: string) =>
  asNumber(value.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))));

const asNumber = (value: string) => (/^-?[\d.]+(e-?\d+)?$/.test(value) ? String(Number(value)) : value);
