type Cell = string | number | boolean | null;

const SPECIAL = /[\\\t\n\r]/;
const EVERY_SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One row in PostgreSQL's COPY text format. Text must be free of NUL. */
export function encodeCopyLine(cells: readonly Cell[]): string {
  let line = '';
  for (let at = 0; at < cells.length; at += 1) {
    line += at === 0 ? encode(cells[at]) : `\t${encode(cells[at])}`;
  }
  return `${line}\n`;
}

function encode(cell: Cell): string {
  if (cell === null) {
    return '\\N';
  }
  if (typeof cell === 'string') {
    return SPECIAL.test(cell) ? cell.replace(EVERY_SPECIAL, (character) => ESCAPES[character]) : cell;
  }
  return String(cell);
}
