import type { Value } from '../../../contract/answer';

/** The dimension values that lead from the top of the tree to a row; null is "unknown". */
export type RowPath = ReadonlyArray<string | null>;

const UNKNOWN = '~';

/** Writes a path as text that can stand in a URL; different paths never share one. */
export function writePath(path: RowPath): string {
  return path.map(writeStep).join('/');
}

export function readPath(text: string): RowPath {
  return text.split('/').map((step) => (step === UNKNOWN ? null : decodeURIComponent(step)));
}

export function stepOf(value: Value | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function writeStep(value: string | null): string {
  return value === null ? UNKNOWN : encodeURIComponent(value).replace(/~/g, '%7E');
}
