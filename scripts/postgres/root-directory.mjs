import { chmodSync, lstatSync, mkdirSync } from 'node:fs';

/** Not /var/tmp: what lies there may be cleared away after some weeks, file by file. */
const DIRECTORY = '/var/lib/trunkline';

/** A directory of root's that every user may enter and none may change. */
export function rootDirectory() {
  try {
    if (mkdirSync(DIRECTORY, { recursive: true })) {
      chmodSync(DIRECTORY, 0o755);
    }
  } catch (error) {
    throw new Error(
      'PostgreSQL does not run as root, the user it runs as instead cannot enter the directory of this project, and ' +
        `${DIRECTORY} can't be made for it (${error.code}). Move the project to a directory every user may enter (such as ` +
        '/srv or /opt), start as an ordinary user, or set DATABASE_URL (for tests TEST_DATABASE_URL) to a PostgreSQL of your own.'
    );
  }
  const status = lstatSync(DIRECTORY);
  if (!status.isDirectory() || status.uid !== 0 || (status.mode & 0o022) !== 0) {
    throw new Error(`${DIRECTORY} is no directory only root can change. Make it one, or remove it.`);
  }
  return DIRECTORY;
}
