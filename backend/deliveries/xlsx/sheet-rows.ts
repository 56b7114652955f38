import { RowBlock } from '../../database/row-blocks/row-block';

/** Rows that can be taken one by one, over as many sheets as they need. */
export class SheetRows {
  private block: RowBlock | undefined;
  private next = 0;
  private isEnded = false;

  constructor(private readonly blocks: AsyncIterator<RowBlock>) {}

  /** Whether there is a row to take. */
  async more(): Promise<boolean> {
    while (!this.isEnded && (!this.block || this.next === this.block.rows)) {
      const { done, value } = await this.blocks.next();
      this.isEnded = done === true;
      this.block = value as RowBlock | undefined;
      this.next = 0;
    }
    return !this.isEnded;
  }

  /** The rows at hand, at most so many; they are taken with this. Ask `more` first. */
  take(most: number): { block: RowBlock; from: number; to: number } {
    const block = this.block!;
    const from = this.next;
    this.next = Math.min(block.rows, from + most);
    return { block, from, to: this.next };
  }

  async close(): Promise<void> {
    await this.blocks.return?.();
  }
}
