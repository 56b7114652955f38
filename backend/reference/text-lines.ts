import { Problem } from '../../contract/problem';

export interface TextLine {
  /** Counted from 1. */
  number: number;
  /** Without its line end. */
  text: string;
}

const MAX_LINE_LENGTH = 64 * 1024;

/** The lines of text in any encoding that holds ASCII, ended by LF or CR LF; what is not ASCII is not told apart. */
export async function* readTextLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<TextLine> {
  let number = 0;
  let rest = '';
  for await (const piece of bytes) {
    const lines = (rest + piece.toString('latin1')).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      number += 1;
      yield { number, text: line.endsWith('\r') ? line.slice(0, -1) : line };
    }
    if (rest.length > MAX_LINE_LENGTH) {
      throw new Problem(`Line ${number + 1} has no end: this is no table. Nothing of the file was imported.`, {
        status: 422,
      });
    }
  }
  if (rest !== '') {
    yield { number: number + 1, text: rest };
  }
}
