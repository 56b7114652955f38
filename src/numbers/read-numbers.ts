/** What a text or a file holds: lines of numbers, or a table with numbers in some of its columns. */
export interface FoundNumbers {
  /** The columns that hold numbers, the one that holds most of them first; one without a name for a plain list. */
  columns: Array<{ name: string; numbers: string[] }>;
}

const SEPARATORS = [',', ';', '\t'] as const;
const NUMBER_LIKE = /^["']?(sips?:|tel:)?\+?[\d\s().*#-]{3,24}["']?(@\S*)?$/i;

/** Numbers as they are pasted: one a line, or between commas, semicolons and tabs. Spaces belong to a number. */
export function splitNumbers(text: string): string[] {
  return text
    .split(/[\r\n,;\t]+/)
    .map((number) => number.trim())
    .filter((number) => number !== '');
}

/** Reads a file of one number a line, or a CSV file with a column of numbers. A first line without numbers names the columns. */
export function readNumbers(text: string): FoundNumbers {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  const separator = SEPARATORS.find((each) => lines[0]?.includes(each));
  const records = lines.map((line) => (separator ? splitRecord(line, separator) : [line.trim()]));
  const [first = [], ...others] = records;
  const isHeader = !first.some((cell) => NUMBER_LIKE.test(cell));
  const body = isHeader ? others : records;
  const columns = first.map((cell, at) => ({
    name: isHeader ? cell : separator ? `Column ${at + 1}` : '',
    numbers: body.map((record) => record[at] ?? '').filter((value) => value !== ''),
  }));
  const share = ({ numbers }: (typeof columns)[number]) => numbers.filter((value) => NUMBER_LIKE.test(value)).length;
  const withNumbers = columns.filter((column) => share(column) * 2 > column.numbers.length);
  return { columns: withNumbers.sort((a, b) => share(b) - share(a)) };
}

/** One line of a CSV file; a quoted cell may hold the separator, and a quote twice. */
function splitRecord(line: string, separator: string): string[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}]*))(?:${separator}|$)`, 'gy');
  const cells: string[] = [];
  while (cell.lastIndex < line.length) {
    const [, quoted, bare = ''] = cell.exec(line) ?? [];
    cells.push((quoted?.replaceAll('""', '"') ?? bare).trim());
    if (cell.lastIndex === 0) {
      break;
    }
  }
  return cells;
}
