import { Request, Response, Router } from 'express';

import { fileNameOf } from '../../deliveries/file-name';
import { CsvOptions, writeCsv } from '../../deliveries/csv/write-csv';
import { CallStream } from '../../reports/calls/stream-calls';
import { principalOf } from '../authenticate';
import { callerSignal } from '../caller-signal';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonParameter, sendStream } from '../file-routes';
import { jsonBody } from '../json-body';
import { flagParameter } from '../parameters';

/** Lists of calls as CSV files, every call of the question: thousands of numbers are posted, an address may hold fewer. */
export function callsCsvRoutes(door: Door): Router {
  const router = Router();
  router
    .route('/v1/calls/csv')
    .get((request, response) => sendCalls(door, request, response, jsonParameter(request)))
    .post(jsonBody, (request, response) => sendCalls(door, request, response, request.body))
    .all(methodNotAllowed(['GET', 'POST']));
  return router;
}

async function sendCalls({ questions }: Door, request: Request, response: Response, asked: unknown): Promise<void> {
  const spreadsheetSafe = flagParameter(request, 'spreadsheet_safe');
  const closingLine = flagParameter(request, 'closing_line');
  const stream = await questions.streamCalls(asked, principalOf(response), { signal: callerSignal(response) });
  const { numbers, filters, window, zone } = stream.question;
  const named = { window, zone, filters: filters.map((filter) => ({ ...filter, operator: 'in' as const })) };
  const file = {
    name: fileNameOf(numbers ? 'per-number' : 'call-list', named),
    contentType: 'text/csv; charset=utf-8; header=present',
  };
  await sendStream(response, stream, file, (whole) => csvThenCount(whole, { spreadsheetSafe }, closingLine));
}

async function* csvThenCount(stream: CallStream, options: CsvOptions, closingLine: boolean) {
  const { columns, blocks, times, question, ending } = stream;
  yield* writeCsv({ columns, blocks, zone: question.zone }, { ...options, times });
  if (closingLine) {
    yield Buffer.from(`# rows: ${ending.rowCount}\r\n`);
  }
}
