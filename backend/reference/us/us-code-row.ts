import { Problem } from '../../../contract/problem';
import { refuseLine } from '../csv-records';
import { CodePlace } from './us-codes';

/** A row of a file of codes. */
export interface UsCodeRow extends CodePlace {
  line: number;
  /** Six digits, or seven with the thousands block. */
  code: string;
  isAssigned: boolean;
}

/** A file of codes, whichever its layout. */
export interface UsCodesFile {
  /** The day it says its contents are of, `2026-07-06`. */
  fileDate?: string;
  rows: AsyncIterable<UsCodeRow>;
}

/** The digits of a code. Throws a Problem with the line for what can be no NPA-NXX. */
export function readCode(line: number, text: string): string {
  const [, npa, nxx] = /^([2-9]\d\d)[- ]?([2-9]\d\d)$/.exec(text.trim()) ?? [];
  if (npa === undefined) {
    refuseLine(line, `the code is “${text.trim().slice(0, 40)}”, which is no NPA-NXX such as 212-555`);
  }
  return npa + nxx;
}

export function missingColumns(names: readonly string[]): Problem {
  return new Problem(
    `The header has no column ${names.join(' and none ')}. Import NANPA's file of CO codes utilized as it comes, or a CSV ` +
      'with npa, nxx and state, and with block, ratecenter, lata and ocn where they are known.',
    { status: 422 }
  );
}
