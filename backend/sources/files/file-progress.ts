/** How far one file was read, by what it is on its disk: it keeps that when it is renamed. */
export interface FileProgress {
  name: string;
  /** When it was last looked at. */
  size: number;
  /** Bytes and lines that are read. */
  read_to: number;
  lines: number;
  /** The first line, where it names the columns. */
  header?: string;
}

export interface FolderWatermark {
  files: Record<string, FileProgress>;
}

export const UNREAD = { size: -1, read_to: 0, lines: 0 };

/** Where the last whole record of some bytes ends: after a line break outside quotes; 0 where there is none. */
export function endOfRecords(bytes: Buffer): number {
  let quoted = false;
  let end = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0x22) {
      quoted = !quoted;
    } else if (bytes[at] === 0x0a && !quoted) {
      end = at + 1;
    }
  }
  return end;
}
