import { Request } from 'express';
import { Readable } from 'stream';

import { flagParameter, onlyParameter } from './parameters';

export interface Upload {
  /** What the file is called. */
  origin: string;
  /** The body as it arrives. */
  file: Readable;
  /** Whether it is taken though it has less than half of the rows in force. */
  force: boolean;
}

/** The file a request brings. */
export function uploadOf(request: Request): Upload {
  const origin = onlyParameter(request, 'origin') ?? `${request.method} ${request.path}`;
  return { origin, file: request, force: flagParameter(request, 'force') };
}
