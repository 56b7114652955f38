import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { accountCan } from './account.mjs';
import { rootDirectory } from './root-directory.mjs';

/** The directory wished for, or another one where the account PostgreSQL runs as could not reach that. */
export function dataDirectory(wished, account, ephemeral) {
  mkdirSync(path.dirname(wished), { recursive: true });
  if (!existsSync(wished)) {
    mkdirSync(wished, { mode: 0o700 });
  }
  if (account.uid === undefined) {
    return wished;
  }
  chownSync(wished, account.uid, account.gid);
  if (accountCan('-w', account, wished)) {
    return wished;
  }
  return ephemeral ? temporaryDirectory(account) : directoryElsewhere(wished, account);
}

function temporaryDirectory(account) {
  for (const parent of [tmpdir(), '/tmp']) {
    const directory = mkdtempSync(path.join(parent, 'trunkline-postgres-'));
    chownSync(directory, account.uid, account.gid);
    if (accountCan('-w', account, directory)) {
      return directory;
    }
    rmSync(directory, { recursive: true });
  }
  throw new Error(
    `The user PostgreSQL runs as can enter neither ${tmpdir()} nor /tmp: set TMPDIR to a directory it can.`
  );
}

function directoryElsewhere(wished, account) {
  const home = path.join(rootDirectory(), `data-${nameOf(wished)}`);
  if (!existsSync(home)) {
    mkdirSync(home, { mode: 0o700 });
    chownSync(home, account.uid, account.gid);
  }
  const status = lstatSync(home);
  if (!status.isDirectory() || status.uid !== account.uid || (status.mode & 0o077) !== 0) {
    throw new Error(
      `${home} is not a directory only the user PostgreSQL runs as can enter. Make it one, or remove it.`
    );
  }
  const directory = path.join(home, 'postgres');
  process.stderr.write(
    `The user PostgreSQL runs as cannot enter ${path.dirname(wished)}: its data are in ${directory} instead.\n`
  );
  return directory;
}

/** Kept beside the place wished for: where that is removed to begin anew, the data elsewhere are not found again either. */
function nameOf(wished) {
  const file = `${wished}.elsewhere`;
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(6).toString('hex')}\n`, { mode: 0o600 });
  }
  const made = readFileSync(file, 'utf8').trim();
  return createHash('sha256').update(`${wished}\n${made}`).digest('hex').slice(0, 16);
}
