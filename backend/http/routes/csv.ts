import { Request, Response, Router } from 'express';
import { pipeline } from 'stream/promises';

import { Column, Row } from '../../../contract/answer';
import { Problem } from '../../../contract/problem';
import { writeCsv } from '../../deliveries/csv';
import { questionOf } from '../../reports/catalog/catalog';
import { principalOf } from '../authenticate';
import { callerSignal } from '../caller-signal';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { fileNameOf } from '../../deliveries/file-name';
import { jsonBody } from '../json-body';
import { flagParameter, onlyParameter, requiredParameter } from '../parameters';

const ROW_COUNT = 'X-Row-Count';

/**
 * Any question or report as a CSV file, streamed. A whole file ends its chunked transfer and carries the number of its
 * rows in the trailer X-Row-Count; one that broke is cut off before either. For callers behind a proxy that hides both,
 * `closing_line=1` adds the last line `# rows: N`, which is not part of the file.
 */
export function csvRoutes(door: Door): Router {
  const router = Router();
  router
    .route('/v1/csv')
    .get((request, response) => sendCsv(door, request, response, jsonParameter(request)))
    .post(jsonBody, (request, response) => sendCsv(door, request, response, request.body))
    .all(methodNotAllowed(['GET', 'POST']));
  return router;
}

async function sendCsv({ questions }: Door, request: Request, response: Response, asked: unknown) {
  const report = onlyParameter(request, 'report');
  const options = { spreadsheetSafe: flagParameter(request, 'spreadsheet_safe') };
  const closingLine = flagParameter(request, 'closing_line');
  const input = report === undefined ? asked : questionOf(report, asked ?? {});
  const principal = principalOf(response);

  const { columns, question, rows } = await questions.streamRows(input, principal, { signal: callerSignal(response) });
  const counted = await countRows(rows);
  response.attachment(fileNameOf(report, question));
  response.type('text/csv; charset=utf-8; header=present');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Trailer', ROW_COUNT);
  await pipeline(csvThenCount(columns, counted, options, closingLine), response, { end: false });
  response.addTrailers({ [ROW_COUNT]: String(counted.count) });
  response.end();
}

async function* csvThenCount(
  columns: readonly Column[],
  rows: CountedRows,
  options: { spreadsheetSafe: boolean },
  closingLine: boolean
) {
  yield* writeCsv(columns, rows, options);
  if (closingLine) {
    yield `# rows: ${rows.count}\r\n`;
  }
}

interface CountedRows extends AsyncIterable<Row> {
  count: number;
}

/** Waits for the first row, so that a question that fails is refused with a sentence before anything was sent. */
async function countRows(rows: AsyncIterable<Row>): Promise<CountedRows> {
  const iterator = rows[Symbol.asyncIterator]();
  const first = await iterator.next();
  const counted: CountedRows = { count: 0, [Symbol.asyncIterator]: () => countingIterator(counted, first, iterator) };
  return counted;
}

async function* countingIterator(counted: CountedRows, first: IteratorResult<Row>, iterator: AsyncIterator<Row>) {
  try {
    for (let next = first; !next.done; next = await iterator.next()) {
      counted.count += 1;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

function jsonParameter(request: Request): unknown {
  const text = onlyParameter(request, 'report')
    ? onlyParameter(request, 'question')
    : requiredParameter(request, 'question');
  try {
    return text === undefined ? {} : JSON.parse(text);
  } catch (error) {
    throw new Problem(`The parameter question is not JSON: ${(error as Error).message}.`, { field: 'question' });
  }
}
