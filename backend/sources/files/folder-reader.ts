import { open, readdir, stat } from 'fs/promises';
import path from 'path';
import { Readable } from 'stream';

import { Problem } from '../../../contract/problem';
import { IncomingRow } from '../../calls/ingest';
import { readAsteriskCsvFile } from '../asterisk/csv-file';
import { readFreeswitchCsvFile } from '../freeswitch/csv-file';
import { Batch, BatchReader } from '../pull/batch-reader';
import { readCanonicalFile } from './canonical-file';
import { endOfRecords, FileProgress, FolderWatermark, UNREAD } from './file-progress';
import { FolderSettings } from './folder-settings';

/** Read at a time of a file that grows. */
const PIECE_BYTES = 4 * 1_048_576;
/** How far back rows of the same call may stand. */
const BACK_BYTES = 65_536;
const ROWS_A_BATCH = 5_000;
const MOST_FILES = 10_000;
/** A last line without a line break is whole when nothing was added for so long. */
const ENDED_MS = 600_000;

interface FoundFile {
  key: string;
  file: string;
  name: string;
  size: number;
  changedAt: number;
}

/** A packed file that is read over several batches. */
interface PackedFile {
  key: string;
  size: number;
  rows: AsyncGenerator<IncomingRow>;
}

/** Reads what is new in the files of a folder: whole lines of those that grow, packed ones when they have stopped growing. */
export class FolderReader implements BatchReader {
  private files: FolderWatermark['files'];
  /** At the pull before: a file that still has its size is not being written to. */
  private readonly sizesBefore: ReadonlyMap<string, number>;
  private packed?: PackedFile;

  constructor(
    private readonly settings: FolderSettings,
    watermark: unknown
  ) {
    this.files = (watermark as FolderWatermark | null)?.files ?? {};
    this.sizesBefore = new Map(Object.entries(this.files).map(([key, { size }]) => [key, size]));
  }

  async next(): Promise<Batch> {
    const rows = await this.nextRows();
    return { rows: rows ?? [], watermark: { files: this.files }, exhausted: rows === undefined, restarted: [] };
  }

  /** Undefined where there is nothing to read. */
  private async nextRows(): Promise<IncomingRow[] | undefined> {
    if (this.packed) {
      return this.readPacked(this.packed);
    }
    const found = await this.find();
    this.files = Object.fromEntries(found.flatMap(({ key }) => (this.files[key] ? [[key, this.files[key]]] : [])));
    for (const each of found) {
      const rows = await this.readFile(each);
      if (rows) {
        return rows;
      }
    }
    return undefined;
  }

  private async find(): Promise<FoundFile[]> {
    const { folder, pattern } = this.settings;
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      throw new Problem(`The folder ${folder} can't be read (${error.code ?? error.message}).`, { field: 'folder' });
    });
    const wanted = names.filter((name) => matches(name, pattern));
    if (wanted.length > MOST_FILES) {
      throw new Problem(
        `The folder ${folder} has more than ${MOST_FILES} such files. Move away what is read already.`,
        {
          field: 'pattern',
        }
      );
    }
    const found: FoundFile[] = [];
    for (const name of wanted) {
      const file = path.join(folder, name);
      const stats = await stat(file).catch(() => undefined);
      if (stats?.isFile()) {
        found.push({ key: `${stats.dev}:${stats.ino}`, file, name, size: stats.size, changedAt: stats.mtimeMs });
      }
    }
    return found.sort((a, b) => a.changedAt - b.changedAt);
  }

  /** The rows of the next piece; undefined where there is nothing to read yet. */
  private async readFile(found: FoundFile): Promise<IncomingRow[] | undefined> {
    const { key, file, name, size } = found;
    const before: FileProgress = this.files[key] ?? { name, ...UNREAD };
    const from = size < before.read_to ? { ...before, ...UNREAD, header: undefined } : before;
    this.files[key] = { ...from, name, size };
    if (size === from.read_to) {
      return undefined;
    }
    if (from.read_to === 0 && isPacked(await readPiece(file, 0, 2))) {
      if (this.sizesBefore.get(key) !== size) {
        return undefined;
      }
      this.packed = { key, size, rows: this.rowsOf(file, name) };
      return this.readPacked(this.packed);
    }
    return this.readLines(found, from);
  }

  /** Not noted as read before its end: a pull that dies begins it again. */
  private async readPacked({ key, size, rows }: PackedFile): Promise<IncomingRow[]> {
    const some: IncomingRow[] = [];
    while (some.length < ROWS_A_BATCH) {
      const { value, done } = await rows.next();
      if (done) {
        this.files[key] = { ...this.files[key], read_to: size };
        this.packed = undefined;
        break;
      }
      some.push(value);
    }
    return some;
  }

  private async readLines(found: FoundFile, from: FileProgress): Promise<IncomingRow[] | undefined> {
    const piece = await readPiece(found.file, from.read_to, PIECE_BYTES);
    const whole = piece.subarray(0, this.wholeLength(piece, found, from));
    if (whole.length === 0) {
      return undefined;
    }
    const header = from.read_to === 0 ? this.headerOf(whole) : from.header;
    const lines = from.lines + lineBreaks(whole);
    this.files[found.key] = { ...this.files[found.key], read_to: from.read_to + whole.length, lines, header };
    const ahead = await this.readAhead(found.file, from);
    const before = from.lines - lineBreaks(ahead);
    const again = from.read_to > 0 && header !== undefined ? [Buffer.from(`${header}\n`)] : [];
    const rows = await collect(this.rowsOf(Readable.from([...again, ahead, whole]), from.name));
    const placed = rows.map((row) => ({ ...row, position: row.position - again.length + before }));
    return ahead.length > 0 ? ofNewCalls(placed, from.lines) : placed;
  }

  /** Up to the last whole record; where one seems to have no end, up to the last line. */
  private wholeLength(piece: Buffer, { key, size, changedAt }: FoundFile, from: FileProgress): number {
    const isStill = this.sizesBefore.get(key) === size;
    const isLast = from.read_to + piece.length === size;
    if (isStill && isLast && Date.now() - changedAt > ENDED_MS) {
      return piece.length;
    }
    const end = endOfRecords(piece);
    return end > 0 || !(isStill || piece.length === PIECE_BYTES) ? end : piece.lastIndexOf(0x0a) + 1;
  }

  /** Asterisk's rows of a call decide together: those that may be of the same call are read once more. */
  private async readAhead(file: string, { read_to }: FileProgress): Promise<Buffer> {
    if (this.settings.format !== 'asterisk-csv' || read_to === 0) {
      return Buffer.alloc(0);
    }
    const from = Math.max(0, read_to - BACK_BYTES);
    const bytes = await readPiece(file, from, read_to - from);
    return from === 0 ? bytes : bytes.subarray(bytes.indexOf(0x0a) + 1);
  }

  /** Canonical CSV names its columns in its first line. */
  private headerOf(bytes: Buffer): string | undefined {
    const [first] = bytes.toString('utf8', 0, bytes.indexOf(0x0a)).split('\r');
    return this.settings.format === 'canonical' && !first.trimStart().startsWith('{') ? first : undefined;
  }

  private rowsOf(input: string | Readable, name: string): AsyncGenerator<IncomingRow> {
    const { format, zone } = this.settings;
    return {
      canonical: () => readCanonicalFile(input, name),
      'freeswitch-csv': () => readFreeswitchCsvFile(input, name, { zone }),
      'asterisk-csv': () => readAsteriskCsvFile(input, name, { zone }),
    }[format]();
  }
}

/** Of rows that were read once more, those of calls that have a row after the line. */
function ofNewCalls(rows: IncomingRow[], line: number): IncomingRow[] {
  const isNew = ({ position }: IncomingRow) => position > line;
  const calls = new Set(rows.filter(isNew).map(({ record }) => record?.call_id));
  return rows.filter((row) => isNew(row) || (row.record !== undefined && calls.has(row.record.call_id)));
}

function isPacked(bytes: Buffer): boolean {
  return bytes.length === 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function lineBreaks(bytes: Buffer): number {
  return bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
}

function matches(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return !name.startsWith('.') && new RegExp(`^${parts.join('.*')}$`).test(name);
}

async function readPiece(file: string, from: number, length: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function collect(rows: AsyncIterable<IncomingRow>): Promise<IncomingRow[]> {
  const all: IncomingRow[] = [];
  for await (const row of rows) {
    all.push(row);
  }
  return all;
}
