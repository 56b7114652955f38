import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** What a running copy keeps: data, secrets, logs. Git ignores it. */
export const STATE = process.env.TRUNKLINE_STATE ?? path.join(ROOT, '.trunkline');

/** A mistake or a state the person at the shell can do something about: shown as a sentence, without a stack. */
export class Trouble extends Error {}

/** Ends the process with the sentence of a Trouble, or with the stack of what nobody expected. */
export function fail(error) {
  process.stderr.write(`${error instanceof Trouble ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}
