import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { STATE } from '../project.mjs';

/** A secret made once and kept in a file only its owner can read. */
export function keptSecret(name) {
  const file = path.join(STATE, name);
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  }
  chmodSync(file, 0o600);
  return { file, secret: readFileSync(file, 'utf8').trim() };
}
