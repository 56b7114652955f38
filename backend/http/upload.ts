import { Request, Response } from 'express';
import { Readable } from 'stream';

import { Author } from '../database/audit';
import { principalOf } from './authenticate';
import { flagParameter, onlyParameter } from './parameters';

export interface Upload {
  /** What the file is called. */
  origin: string;
  /** The body as it arrives. */
  file: Readable;
  /** Whether it is taken though it has less than half of the rows in force. */
  force: boolean;
  /** Who sent it. */
  importedBy: Author;
}

/** The file a request brings. */
export function uploadOf(request: Request, response: Response): Upload {
  const origin = onlyParameter(request, 'origin') ?? `${request.method} ${request.path}`;
  return { origin, file: request, force: flagParameter(request, 'force'), importedBy: principalOf(response) };
}
