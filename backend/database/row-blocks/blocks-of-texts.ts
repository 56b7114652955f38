import { RowBlock } from './row-block';

const ROWS_AT_ONCE = 1_000;

/** Cells as PostgreSQL writes them, null for unknown ones, in place of a result of it. */
export async function* blocksOfTexts(
  rows: Iterable<ReadonlyArray<string | null>>,
  rowsAtOnce = ROWS_AT_ONCE
): AsyncGenerator<RowBlock, void, undefined> {
  const block = new RowBlock();
  for (const row of rows) {
    block.width = row.length;
    block.reserveCells(row.length);
    row.forEach((cell, column) => {
      const at = 2 * (block.rows * row.length + column);
      const bytes = Buffer.from(cell ?? '');
      const start = block.append(bytes);
      block.cells[at] = cell === null ? -1 : start;
      block.cells[at + 1] = start + bytes.length;
    });
    block.rows += 1;
    if (block.rows === rowsAtOnce) {
      yield block;
      await Promise.resolve();
      block.rows = 0;
      block.length = 0;
    }
  }
  if (block.rows > 0) {
    yield block;
  }
}
