import { execFileSync } from 'node:child_process';

/** PostgreSQL refuses to run as root: then it gets an account that may do nothing else. */
export function accountToRunAs() {
  if (process.getuid?.() !== 0) {
    return {};
  }
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a `postgres` nor a `nobody` user to run it as. ' +
      'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.'
  );
}

/** Whether the account may do that to a path: -x execute, -w write. */
export function accountCan(test, account, target) {
  try {
    execFileSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', target], { ...account, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
