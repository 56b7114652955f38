import { RowBlock } from './row-block';

const DATA_ROW = 'D'.charCodeAt(0);
/** Those after which no rows come: CommandComplete, ErrorResponse. */
const LAST_MESSAGES: readonly number[] = ['C', 'E'].map((kind) => kind.charCodeAt(0));
const KIND_BYTES = 1;
const LENGTH_BYTES = 4;
const COUNT_BYTES = 2;

/** What PostgreSQL's messages hold is in network byte order. */
function int32(bytes: Buffer, at: number): number {
  return (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
}

/** Finds the cells of rows among PostgreSQL's messages, as they come over the wire. */
export class RowScanner {
  readonly block = new RowBlock();
  /** The bytes of a message that has not come whole yet, within those of the block. */
  private restFrom = 0;
  private restTo = 0;

  /** `onOther` gets each message that is not a row; the last one together with all that follows it. */
  constructor(private readonly onOther: (message: Buffer, isLast: boolean) => void) {}

  /** Puts the rows that are whole with this piece of the stream into the block, in place of the ones before. */
  scan(piece: Buffer): void {
    const { block } = this;
    block.bytes.copyWithin(0, this.restFrom, this.restTo);
    block.length = this.restTo - this.restFrom;
    block.rows = 0;
    block.append(piece);

    const { bytes, length } = block;
    let at = 0;
    while (at + KIND_BYTES + LENGTH_BYTES <= length) {
      const end = at + KIND_BYTES + int32(bytes, at + KIND_BYTES);
      if (end > length) {
        break;
      }
      const kind = bytes[at];
      if (kind === DATA_ROW) {
        this.addRow(at + KIND_BYTES + LENGTH_BYTES);
      } else {
        const isLast = LAST_MESSAGES.includes(kind);
        this.onOther(Buffer.from(bytes.subarray(at, isLast ? length : end)), isLast);
        if (isLast) {
          at = length;
          break;
        }
      }
      at = end;
    }
    this.restFrom = at;
    this.restTo = length;
  }

  private addRow(at: number): void {
    const { block } = this;
    const { bytes } = block;
    const width = (bytes[at] << 8) | bytes[at + 1];
    block.width = width;
    block.reserveCells(width);
    const { cells } = block;
    let start = at + COUNT_BYTES;
    let cell = 2 * block.rows * width;
    for (let column = 0; column < width; column += 1) {
      const length = int32(bytes, start);
      start += LENGTH_BYTES;
      cells[cell] = length < 0 ? -1 : start;
      start += length < 0 ? 0 : length;
      cells[cell + 1] = start;
      cell += 2;
    }
    block.rows += 1;
  }
}
