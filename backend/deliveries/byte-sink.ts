const PIECE_BYTES = 65_536;
/** A piece is handed on when it is full, and what filled it may go past the end. */
const CAPACITY = 1.5 * PIECE_BYTES;

/** Collects the bytes of a file until there are enough of them to hand on. */
export class ByteSink {
  bytes = Buffer.allocUnsafe(CAPACITY);
  length = 0;

  /** To be called before writing past what is known to be free. */
  reserve(more: number): void {
    if (this.length + more > this.bytes.length) {
      const larger = Buffer.allocUnsafe(2 * (this.length + more));
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
  }

  byte(value: number): void {
    this.bytes[this.length] = value;
    this.length += 1;
  }

  /** Room for them must have been reserved. Cells are short: a loop is faster than a call. */
  copy(source: Buffer, start: number, end: number): void {
    const { bytes } = this;
    let to = this.length;
    for (let at = start; at < end; at += 1) {
      bytes[to] = source[at];
      to += 1;
    }
    this.length = to;
  }

  text(text: string): void {
    this.reserve(3 * text.length);
    this.length += this.bytes.write(text, this.length);
  }

  get isFull(): boolean {
    return this.length >= PIECE_BYTES;
  }

  /** What was collected; nothing will be written into it any more. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.length);
    this.bytes = Buffer.allocUnsafe(CAPACITY);
    this.length = 0;
    return taken;
  }
}
