import { FileStore } from '../generation/file-store';

/** How far a ledger had come, kept beside the files it speaks of: outside of the database, which may be put back. */
export interface LedgerMark {
  ledgerId: string;
  beat: number;
  /** The database's clock then; ISO. */
  at: string;
}

const NAME = 'ledger.json';

export async function readMark(files: FileStore): Promise<LedgerMark | undefined> {
  const text = await files.readNote(NAME);
  return text === undefined ? undefined : (JSON.parse(text) as LedgerMark);
}

export async function writeMark(files: FileStore, mark: LedgerMark): Promise<void> {
  await files.writeNote(NAME, JSON.stringify(mark));
}
