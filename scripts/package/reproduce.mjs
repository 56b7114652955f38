import '../require-node.mjs';

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { fail, ROOT, Trouble } from '../project.mjs';

/** Two clones of what is committed, each with its own packages, in folders of different names and at different times. */
const PLACES = ['one', 'another-place/two'];

/** Packages what is committed twice, from nothing each time, and compares the files byte by byte. */
function reproduce() {
  const work = mkdtempSync(path.join(tmpdir(), 'trunkline-reproduce-'));
  // The same for both, whatever is committed meanwhile.
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  try {
    const [first, second] = PLACES.map((place) => packagedIn(path.join(work, place), commit));
    const names = Object.keys(first).sort();
    if (names.length === 0 || names.join() !== Object.keys(second).sort().join()) {
      throw new Trouble(`The two builds made other files: ${names.join(', ')}; ${Object.keys(second).join(', ')}.`);
    }
    const differing = names.filter((name) => !first[name].equals(second[name]));
    if (differing.length > 0) {
      throw new Trouble(`Built twice, these are not the same: ${differing.join(', ')}.`);
    }
    names.forEach((name) => process.stdout.write(`the same twice: ${name}, ${first[name].length} bytes\n`));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The files of `npm run package` in a clone of a commit, by name. */
function packagedIn(folder, commit) {
  const run = (program, args, cwd) =>
    execFileSync(program, args, { cwd, stdio: ['ignore', process.stderr.fd, process.stderr.fd] });
  run('git', ['clone', '--quiet', ROOT, folder]);
  run('git', ['checkout', '--quiet', '--detach', commit], folder);
  run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  run('npm', ['run', '--silent', 'package'], folder);
  const packages = path.join(folder, 'build', 'packages');
  const files = Object.fromEntries(
    readdirSync(packages).map((name) => [name, readFileSync(path.join(packages, name))])
  );
  rmSync(folder, { recursive: true, force: true });
  return files;
}

try {
  reproduce();
} catch (error) {
  fail(error);
}
