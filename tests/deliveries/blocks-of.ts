import { RowBlock } from '../../backend/database/row-blocks/row-block';

/** Cells as PostgreSQL writes them, in place of a result of it; in blocks of a few rows. */
export async function* blocksOf(
  rows: Iterable<ReadonlyArray<string | null>>,
  rowsAtOnce = 3
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
