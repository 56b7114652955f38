import { Request, Response, Router } from 'express';
import { pipeline } from 'stream/promises';

import { Problem } from '../../contract/problem';
import { FILE_FORMATS, FileFormat } from '../../contract/schedule';
import { RowBlock } from '../database/row-blocks/row-block';
import { FileContent } from '../deliveries/file-content';
import { FILE_WRITERS } from '../deliveries/file-formats';
import { Guard, readersOnly } from './admit';
import { methodNotAllowed } from './errors';
import { noteLines, NOTES, notesHeader } from './file-notes';
import { jsonBody } from './json-body';
import { flagParameter, onlyParameter, requiredParameter } from './parameters';

const ROW_COUNT = 'X-Row-Count';

/** A file about to be sent. */
export interface OpenedFile {
  nameWith(extension: string): string;
  content: FileContent;
  /** How many rows there are, once all were read. */
  rowCount(): number;
  /** What a reader must know of them, once all were read. */
  notes(): readonly string[];
}

/** Opens the file somebody asks for; what is wrong with the question is refused before anything is sent. */
export type FileOpener = (
  asked: unknown,
  request: Request,
  response: Response,
  format: FileFormat
) => Promise<OpenedFile>;

/**
 * What `open` opens, below a path in each format: `/csv`, `/xlsx`. Streamed: a whole file ends its chunked transfer and
 * carries the number of its rows in the trailer X-Row-Count, and its notes in X-Notes; one that broke is cut off before
 * either, and a workbook of that kind has no directory at its end, so nothing opens it. For callers behind a proxy that
 * hides both, CSV has `notes=1`, which adds a line `# …` for each note, and `closing_line=1`, which adds the last line
 * `# rows: N`: neither is part of the file.
 */
export function fileRoutes(path: string, open: FileOpener, guard: Guard = readersOnly): Router {
  const router = Router();
  for (const format of FILE_FORMATS) {
    const send = async (asked: unknown, request: Request, response: Response) => {
      const options = { spreadsheetSafe: flagParameter(request, 'spreadsheet_safe') };
      const isCsv = format === 'csv';
      const added = {
        notes: isCsv && flagParameter(request, 'notes'),
        rowCount: isCsv && flagParameter(request, 'closing_line'),
      };
      const file = await open(asked, request, response, format);
      await sendFile(response, format, file, options, added);
    };
    router
      .route(`${path}/${format}`)
      .get(guard, (request, response) => send(jsonParameter(request), request, response))
      .post(guard, jsonBody, (request, response) => send(request.body, request, response))
      .all(methodNotAllowed(['GET', 'POST']));
  }
  return router;
}

/** Sends a file once its first rows are there; one that fails before is refused with a sentence. */
async function sendFile(
  response: Response,
  format: FileFormat,
  { nameWith, content, rowCount, notes }: OpenedFile,
  options: { spreadsheetSafe: boolean },
  added: { notes: boolean; rowCount: boolean }
): Promise<void> {
  const { extension, contentType, write } = FILE_WRITERS[format];
  const blocks = await firstRead(content.blocks);
  response.attachment(nameWith(extension));
  response.type(contentType);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Trailer', `${ROW_COUNT}, ${NOTES}`);
  await pipeline(write({ ...content, blocks }, options), response, { end: false });
  if (added.notes) {
    response.write(noteLines(notes()));
  }
  if (added.rowCount) {
    response.write(`# rows: ${rowCount()}\r\n`);
  }
  response.addTrailers({ [ROW_COUNT]: String(rowCount()), [NOTES]: notesHeader(notes()) });
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
