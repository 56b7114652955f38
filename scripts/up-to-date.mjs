import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './project.mjs';

/**
 * Does `work` unless it was done with the very same content of `inputs` (files and folders) and `output` still exists.
 * Answers whether it worked.
 */
export async function unlessUpToDate(name, { inputs, output }, work) {
  const stamp = path.join(ROOT, 'build', '.stamps', name);
  const fingerprint = fingerprintOf(inputs);
  if (existsSync(path.join(ROOT, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) {
    return false;
  }
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
  return true;
}

function fingerprintOf(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap((input) => filesIn(path.join(ROOT, input))).sort()) {
    hash.update(`\0${path.relative(ROOT, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesIn(place) {
  if (!existsSync(place)) {
    return [];
  }
  if (!statSync(place).isDirectory()) {
    return [place];
  }
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
