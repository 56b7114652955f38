import { isUtf8 } from 'buffer';

import { Problem } from '../../../contract/problem';

/** Longer lines are no call record: reading stops there instead of filling the memory. */
export const MAX_LINE_BYTES = 1_048_576;

export interface Line {
  /** Counted from 1. */
  number: number;
  /** Without its line end. Where the bytes are no UTF-8, the bytes as Latin-1, so that a person can see them. */
  text: string;
  /** Why the text can't be trusted. */
  unreadable?: string;
}

const NEWLINE = 0x0a;
const FOREIGN_MARKS: ReadonlyArray<{ bytes: number[]; encoding: string }> = [
  { bytes: [0xff, 0xfe, 0x00, 0x00], encoding: 'UTF-32' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], encoding: 'UTF-32' },
  { bytes: [0xff, 0xfe], encoding: 'UTF-16' },
  { bytes: [0xfe, 0xff], encoding: 'UTF-16' },
];

/**
 * The lines of UTF-8 text, with or without a byte order mark, ended by LF or CR LF. Memory is bounded by one line. A
 * line that is not UTF-8 comes out marked; throws a Problem for a file in another encoding and for an endless line.
 */
export async function* readLines(bytes: AsyncIterable<Buffer>, name: string): AsyncGenerator<Line> {
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  let begun = false;
  for await (const piece of bytes) {
    let block = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    if (!begun) {
      if (block.length < 4) {
        rest = block;
        continue;
      }
      block = withoutMark(block, name);
      begun = true;
    }
    const end = block.lastIndexOf(NEWLINE) + 1;
    rest = block.subarray(end);
    assertBounded(rest.length, number + 1, name);
    for (const line of decode(block.subarray(0, end))) {
      number += 1;
      assertBounded(line.text.length, number, name);
      yield { number, ...line };
    }
  }
  if (!begun) {
    rest = withoutMark(rest, name);
  }
  if (rest.length > 0) {
    for (const line of decode(rest)) {
      number += 1;
      yield { number, ...line };
    }
  }
}

function withoutMark(block: Buffer, name: string): Buffer {
  const foreign = FOREIGN_MARKS.find(({ bytes }) => bytes.every((byte, index) => block[index] === byte));
  if (foreign) {
    throw wrongEncoding(name, foreign.encoding);
  }
  // Without a mark, UTF-16 still shows: every other byte of its first letters is zero.
  if (block.length >= 4 && (block[0] === 0) !== (block[1] === 0) && (block[2] === 0) !== (block[3] === 0)) {
    throw wrongEncoding(name, 'UTF-16');
  }
  return block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf ? block.subarray(3) : block;
}

function wrongEncoding(name: string, encoding: string): Problem {
  return new Problem(
    `${name}, line 1: the file is ${encoding}. Save it as UTF-8 and import it again; nothing was read.`
  );
}

function assertBounded(length: number, line: number, name: string): void {
  if (length > MAX_LINE_BYTES) {
    throw new Problem(
      `${name}, line ${line}: the line is longer than ${MAX_LINE_BYTES} bytes, which no call record is. ` +
        'The lines before it were read; mend or remove this one and import the file again.'
    );
  }
}

function* decode(block: Buffer): Generator<{ text: string; unreadable?: string }> {
  if (isUtf8(block)) {
    let start = 0;
    const text = block.toString('utf8');
    while (start < text.length) {
      const end = text.indexOf('\n', start);
      yield { text: withoutReturn(text.slice(start, end < 0 ? text.length : end)) };
      start = end < 0 ? text.length : end + 1;
    }
    return;
  }
  let start = 0;
  while (start < block.length) {
    const end = block.indexOf(NEWLINE, start);
    const line = block.subarray(start, end < 0 ? block.length : end);
    if (isUtf8(line)) {
      yield { text: withoutReturn(line.toString('utf8')) };
    } else {
      yield { text: withoutReturn(line.toString('latin1')), unreadable: 'The line is not UTF-8 text.' };
    }
    start = end < 0 ? block.length : end + 1;
  }
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
