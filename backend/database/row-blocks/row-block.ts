const CELLS_AT_FIRST = 32_768;

/**
 * Some rows of a result, each cell still the bytes PostgreSQL sent: its text form, in UTF-8. A block is written over by
 * the next one, so it holds good only until that is asked for.
 */
export class RowBlock {
  bytes = Buffer.alloc(0);
  rows = 0;
  /** Cells from one row to the next. */
  width = 0;
  /** Where each cell starts and ends in `bytes`, row after row; an unknown one starts at -1. */
  cells = new Int32Array(CELLS_AT_FIRST);
  /** How much of `bytes` is in use. */
  length = 0;

  /** Makes room behind what is in use. */
  reserve(more: number): void {
    if (this.length + more > this.bytes.length) {
      const larger = Buffer.allocUnsafe(2 * (this.length + more));
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
  }

  /** Keeps further bytes, for cells to be made of. Answers where they start. */
  append(more: Buffer): number {
    this.reserve(more.length);
    const start = this.length;
    more.copy(this.bytes, start);
    this.length += more.length;
    return start;
  }

  reserveCells(more: number): void {
    const needed = 2 * (this.rows * this.width + more);
    if (needed > this.cells.length) {
      const larger = new Int32Array(2 * needed);
      larger.set(this.cells);
      this.cells = larger;
    }
  }

  /** The text of a cell; null when it is unknown. */
  text(row: number, column: number): string | null {
    const at = 2 * (row * this.width + column);
    return this.cells[at] < 0 ? null : this.bytes.toString('utf8', this.cells[at], this.cells[at + 1]);
  }
}
