import { Request, Response, Router } from 'express';
import { pipeline } from 'stream/promises';

import { Problem } from '../../contract/problem';
import { RowBlock } from '../database/row-blocks/row-block';
import { questionOf } from '../reports/catalog/question-of';
import { RowStream } from '../reports/stream-rows';
import { principalOf } from './authenticate';
import { callerSignal } from './caller-signal';
import { Door } from './door';
import { methodNotAllowed } from './errors';
import { fileNameOf } from '../deliveries/file-name';
import { jsonBody } from './json-body';
import { onlyParameter, requiredParameter } from './parameters';

const ROW_COUNT = 'X-Row-Count';

/** One format files are sent in. */
export interface FileFormat {
  path: string;
  extension: string;
  contentType: string;
  /** Reads what the caller asked of the file itself; called before anything of it is made. */
  writer: (request: Request) => (stream: RowStream, report: string | undefined) => AsyncIterable<Buffer>;
}

/**
 * Any question or report as a file, streamed. A whole file ends its chunked transfer and carries the number of its rows
 * in the trailer X-Row-Count; one that broke is cut off before either.
 */
export function fileRoutes(door: Door, format: FileFormat): Router {
  const router = Router();
  router
    .route(format.path)
    .get((request, response) => sendFile(door, format, request, response, jsonParameter(request)))
    .post(jsonBody, (request, response) => sendFile(door, format, request, response, request.body))
    .all(methodNotAllowed(['GET', 'POST']));
  return router;
}

async function sendFile(
  { questions }: Door,
  { extension, contentType, writer }: FileFormat,
  request: Request,
  response: Response,
  asked: unknown
) {
  const report = onlyParameter(request, 'report');
  const write = writer(request);
  const input = report === undefined ? asked : questionOf(report, asked ?? {});

  const stream = await questions.streamRows(input, principalOf(response), { signal: callerSignal(response) });
  const file = { name: fileNameOf(report, stream.question, extension), contentType };
  await sendStream(response, stream, file, (whole) => write(whole, report));
}

/** Sends what is written of a stream, once its first rows are there; a stream that fails before is refused with a sentence. */
export async function sendStream<S extends Pick<RowStream, 'blocks' | 'ending'>>(
  response: Response,
  stream: S,
  file: { name: string; contentType: string },
  write: (stream: S) => AsyncIterable<Buffer>
): Promise<void> {
  const blocks = await firstRead(stream.blocks);
  response.attachment(file.name);
  response.type(file.contentType);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Trailer', ROW_COUNT);
  await pipeline(write({ ...stream, blocks }), response, { end: false });
  response.addTrailers({ [ROW_COUNT]: String(stream.ending.rowCount) });
  response.end();
}

async function firstRead(blocks: AsyncIterable<RowBlock>): Promise<AsyncIterable<RowBlock>> {
  const iterator = blocks[Symbol.asyncIterator]();
  const first = await iterator.next();
  return startingWith(first, iterator);
}

async function* startingWith(first: IteratorResult<RowBlock>, iterator: AsyncIterator<RowBlock>) {
  try {
    for (let next = first; !next.done; next = await iterator.next()) {
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** The question of a request without a body. */
export function jsonParameter(request: Request): unknown {
  const text = onlyParameter(request, 'report')
    ? onlyParameter(request, 'question')
    : requiredParameter(request, 'question');
  try {
    return text === undefined ? {} : JSON.parse(text);
  } catch (error) {
    throw new Problem(`The parameter question is not JSON: ${(error as Error).message}.`, { field: 'question' });
  }
}
