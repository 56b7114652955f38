import type { QuestionInput } from '../../contract/question';
import { type CsvOptions, csvUrl } from './csv-url';
import { ServiceError, toServiceError } from './service-error';

export interface CsvFile {
  name: string;
  content: Blob;
}

export interface FetchCsvOptions extends Omit<CsvOptions, 'closingLine'> {
  signal: AbortSignal;
  /** Bytes so far. */
  onProgress: (bytes: number) => void;
}

/** Longer than the closing line can be. */
const TAIL_BYTES = 64;
const CLOSING_LINE = /(?<=\r\n)# rows: \d+\r\n$/;
const NO_CONNECTION = { status: 0, data: undefined };

interface Received {
  content: Blob;
  /** The last bytes as text. */
  tail: string;
}

/**
 * Every row of the question as a file. Grafana ends a download that broke like one that is whole, so the file is asked
 * for with a closing line, which is looked for and taken off. Throws a `ServiceError`, also when the line is not there.
 */
export async function fetchCsv(question: QuestionInput, options: FetchCsvOptions): Promise<CsvFile> {
  const { signal, spreadsheetSafe, onProgress } = options;
  const response = await fetch(csvUrl(question, { spreadsheetSafe, closingLine: true }), { signal }).catch(() => {
    throw toServiceError(NO_CONNECTION);
  });
  if (!response.ok || !response.body) {
    throw toServiceError({ status: response.status, data: await response.json().catch(() => undefined) });
  }
  const { content, tail } = await receive(response.body, onProgress).catch(() => {
    throw brokeOff();
  });
  const [closing] = CLOSING_LINE.exec(tail) ?? [];
  if (closing === undefined) {
    throw brokeOff();
  }
  return {
    name: fileName(response.headers.get('content-disposition')),
    content: content.slice(0, content.size - closing.length, 'text/csv'),
  };
}

function brokeOff(): ServiceError {
  return new ServiceError('The file broke off before its end, so nothing was saved. Download it again.', {
    status: 502,
  });
}

async function receive(body: ReadableStream<Uint8Array>, onProgress: (bytes: number) => void): Promise<Received> {
  const pieces: Blob[] = [];
  const reader = body.getReader();
  let bytes = 0;
  let tail: number[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    // Browsers keep large blobs outside the page's memory.
    pieces.push(new Blob([next.value as BlobPart]));
    bytes += next.value.length;
    tail = [...tail, ...next.value.slice(-TAIL_BYTES)].slice(-TAIL_BYTES);
    onProgress(bytes);
  }
  return { content: new Blob(pieces), tail: new TextDecoder().decode(new Uint8Array(tail)) };
}

function fileName(disposition: string | null): string {
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? 'report.csv';
}
