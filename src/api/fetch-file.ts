import type { AuditFilter } from '../../contract/audit';
import type { CallsQuestionInput, NumberFiguresInput } from '../../contract/calls';
import type { ReportName } from '../../contract/names';
import type { QuestionInput } from '../../contract/question';
import { type FileFormat, fileUrl } from './file-url';
import { ServiceError, toServiceError } from './service-error';

export interface ReportFile {
  name: string;
  content: Blob;
}

/** What a file is of. */
export type FileQuestion =
  | { of: 'report'; question: QuestionInput; called: ReportName }
  | { of: 'calls'; question: CallsQuestionInput; called?: undefined }
  | { of: 'numbers'; question: NumberFiguresInput; called?: undefined }
  | { of: 'audit'; question: AuditFilter; called?: undefined };

export type AskedFile = FileQuestion & { format: FileFormat };

export interface FetchFileOptions {
  signal: AbortSignal;
  /** Bytes so far. */
  onProgress: (bytes: number) => void;
}

/** Longer than the closing line of a CSV file can be, and than the end of a zip file is. */
const TAIL_BYTES = 64;
const CLOSING_LINE = /(?<=\r\n)# rows: \d+\r\n$/;
/** The record a zip file without a comment ends with. */
const ZIP_END = /PK\x05\x06[^]{18}$/;
const NO_CONNECTION = { status: 0, data: undefined };

interface Received {
  content: Blob;
  /** The last bytes, a character each. */
  tail: string;
}

/** What a whole file ends with, and how much of that is not part of it. Undefined for one that broke off. */
function endOf(format: FileFormat, tail: string): { extraBytes: number } | undefined {
  if (format === 'xlsx') {
    return ZIP_END.test(tail) ? { extraBytes: 0 } : undefined;
  }
  const [closing] = CLOSING_LINE.exec(tail) ?? [];
  return closing === undefined ? undefined : { extraBytes: closing.length };
}

/**
 * Every row of what is asked, as a file, without the table's limit. Grafana ends a download that broke like one that is
 * whole, so its end is looked at. Throws a `ServiceError`, also for a file that broke off.
 */
export async function fetchFile(
  { of, question, format, called }: AskedFile,
  { signal, onProgress }: FetchFileOptions
): Promise<ReportFile> {
  const response = await fetch(fileUrl(of, format, called), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
    signal,
  }).catch(() => {
    throw toServiceError(NO_CONNECTION);
  });
  if (!response.ok || !response.body) {
    throw toServiceError({ status: response.status, data: await response.json().catch(() => undefined) });
  }
  const { content, tail } = await receive(response.body, onProgress).catch(() => {
    throw brokeOff();
  });
  const end = endOf(format, tail);
  if (!end) {
    throw brokeOff();
  }
  return {
    name: fileName(response.headers.get('content-disposition')) ?? `report.${format === 'xlsx' ? 'xlsx' : 'csv'}`,
    content: content.slice(0, content.size - end.extraBytes, response.headers.get('content-type') ?? ''),
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
  return { content: new Blob(pieces), tail: String.fromCharCode(...tail) };
}

function fileName(disposition: string | null): string | undefined {
  return /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1];
}
