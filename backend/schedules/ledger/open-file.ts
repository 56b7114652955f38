import { Readable } from 'stream';

import { Problem } from '../../../contract/problem';
import { Queryable } from '../../database/pool';
import { FileStore } from '../generation/file-store';

export interface OpenFile {
  name: string;
  contentType: string;
  bytes: number;
  sha256: string;
  /** What the figures in it must be read with. */
  notes: string[];
  content: Readable;
}

interface FileRow {
  name: string;
  contentType: string;
  bytes: number;
  sha256: string;
  path: string;
  notes: string[];
  removedReason: string | null;
}

/** A stored file by its id. Throws a Problem for one that is not, or no longer, kept. */
export async function openFile(db: Queryable, files: FileStore, fileId: string): Promise<OpenFile> {
  const { rows } = await db.query<FileRow>(
    `select name, content_type as "contentType", bytes::float8 as bytes, sha256, path, removed_reason as "removedReason",
       coalesce(content->'notes', '[]') as notes
     from run_files join runs using (run_id) where file_id::text = $1`,
    [fileId]
  );
  if (rows.length === 0) {
    throw new Problem('There is no such file.', { status: 404 });
  }
  const { path, removedReason, ...file } = rows[0];
  if (removedReason !== null) {
    throw new Problem(`The file is no longer kept (${removedReason}). Run its window again to make it anew.`, {
      status: 410,
    });
  }
  return { ...file, content: files.read(path) };
}
