import Big from 'big.js';
import fc from 'fast-check';

import { Answer, Column, Value } from '../../../contract/answer';
import { Catalog } from '../../../contract/catalog';
import { expectPlainAnswer } from '../../../tests/attempts/expect-plain-answer';
import { acceptAnyStart, insertAttempts } from '../../../tests/attempts/insert-attempts';
import { plainLevel } from '../../../tests/attempts/plain-answer';
import { randomAttempts } from '../../../tests/attempts/random-attempts';
import { GROUPABLE, randomCase } from '../../../tests/attempts/random-case';
import { Cell, readWorkbook } from '../../../tests/deliveries/read-workbook';
import { ServedApi, serveApi } from '../../../tests/http/serve-api';
import { parseStrictCsv } from '../../../tests/http/strict-csv';
import { fromDataSource, Grafana, valuesOf } from '../../../tests/plugin-protocol/grafana';
import { startDoor, TOKEN } from '../../../tests/plugin-protocol/service';
import { RunningDoor } from '../../grafana/server';

const [{ place, rates }] = fc.sample(randomCase, { seed: 20, numRuns: 1 });
const attempts = fc
  .sample(randomAttempts(place.from, place.to, 20), { seed: 20, numRuns: 40 })
  .flat()
  .map((attempt, at) => ({ ...attempt, attempt_id: String(at), call_id: String(at) }));
const WINDOW = { window: { from: place.from, to: place.to }, zone: place.zone };

const WORKBOOK_DECIMALS = 9;

let api: ServedApi;
let door: RunningDoor;
let grafana: Grafana;
let catalog: Catalog;

beforeAll(async () => {
  api = await serveApi();
  const { pool } = api.database;
  await acceptAnyStart(pool);
  await pool.query(`insert into sources (name, kind) values ('test', 'test')`);
  await insertAttempts(pool, attempts);
  await pool.query(
    `insert into exchange_rates (day, base, quote, rate, origin)
     select day, 'EUR', currency, rate, 'test' from jsonb_to_recordset($1::jsonb) as r (day date, currency text, rate numeric)`,
    [JSON.stringify(rates)]
  );
  catalog = await (await api.call('/v1/catalog')).json();
  door = await startDoor(pool);
  grafana = new Grafana(door.address);
});
afterAll(async () => {
  grafana.close();
  await door.stop();
  await api.stop();
});

/** One text for a value, however a door writes it. */
function plainText(value: unknown, { unit }: Column): string {
  if (value === null || value === undefined || value === '') {
    return '';
  }
  if (unit === 'time') {
    return new Date(value as string | number).toISOString();
  }
  return unit !== 'text' && !Number.isNaN(Number(value)) ? new Big(String(value)).round(12).toFixed() : String(value);
}

const linesOf = (rows: Value[][], columns: Column[]) =>
  rows.map((row) => row.map((value, at) => plainText(value, columns[at])));

/** The value in a column of a sheet's row, whose empty cells are left out. */
function valueAt(cells: Cell[], column: number): string {
  const letters = (at: number): string =>
    at < 0 ? '' : letters(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26));
  return cells.find(({ address }) => address.replace(/\d+$/, '') === letters(column))?.value ?? '';
}

/** What a workbook can hold of a line: times are days of its own calendar, numbers have about 15 digits. */
function asWritten(row: readonly string[], columns: Column[]): string[] {
  return row.flatMap((value, at) => {
    const { unit } = columns[at];
    const isNumber = unit !== 'text' && value !== '' && !Number.isNaN(Number(value));
    return unit === 'time' ? [] : [isNumber ? new Big(value).round(WORKBOOK_DECIMALS).toFixed() : value];
  });
}

it('every report, by every view, is the same by page, CSV file, workbook, frame and plain computation', async () => {
  expect(attempts.length).toBeGreaterThan(40);
  expect(catalog.reports.length).toBeGreaterThanOrEqual(10);
  for (const report of catalog.reports) {
    for (const view of report.views ?? [undefined]) {
      const wishes = { ...WINDOW, ...(view ? { view: view.name } : {}) };
      const reply = await api.call(`/v1/reports/${report.name}`, { method: 'POST', ...asJson(wishes) });
      const answer: Answer = await reply.json();
      expect({ report: report.name, view: view?.name, status: reply.status }).toMatchObject({ status: 200 });
      const { question, columns, rows, totals } = answer;
      const shown = linesOf(
        rows.map((row) => columns.map(({ name }) => row[name])),
        columns
      );

      const isPlain = question.dimensions.every((name) => GROUPABLE.includes(name));
      if (isPlain) {
        expectPlainAnswer({ ...answer, subtotals: [] }, attempts, rates);
      } else {
        expect(totals.calls).toBe(plainLevel(attempts, question, [], rates).get('[]')!.calls);
      }

      const asked = encodeURIComponent(JSON.stringify(question));
      const [, ...records] = parseStrictCsv(await (await api.call(`/v1/csv?question=${asked}`)).text());
      expect(linesOf(records, columns)).toEqual(shown);

      const workbook = await api.call(`/v1/xlsx?question=${asked}`);
      const [sheet] = await readWorkbook(Buffer.from(await workbook.arrayBuffer()));
      const written = sheet.rows.slice(1).map((cells) => columns.map((_, at) => valueAt(cells, at)));
      expect(written.map((row) => asWritten(row, columns))).toEqual(shown.map((row) => asWritten(row, columns)));

      const { window, subtotals: _subtotals, ...rest } = question;
      const query = { ...rest, layout: 'breakout' };
      const { status, error, frames } = await grafana.query(fromDataSource(TOKEN), query, window);
      expect({ status, error }).toEqual({ status: 200, error: '' });
      const framed = columns.map(({ name }) => valuesOf(frames[0], name) as Value[]);
      expect(
        linesOf(
          shown.map((_, at) => framed.map((values) => values[at])),
          columns
        )
      ).toEqual(shown);
    }
  }
});

const asJson = (body: object) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
