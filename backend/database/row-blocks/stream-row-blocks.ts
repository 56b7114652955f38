import { PoolClient } from 'pg';
import { Duplex } from 'stream';

import { RowBlock } from './row-block';
import { RowScanner } from './row-scanner';

/** Pieces of the stream that may wait to be read; each holds at most 64 kB. */
const PIECES_WAITING = 4;

export interface Statement {
  /** Under which the connection keeps its plan, where it does. */
  name?: string;
  text: string;
  values: unknown[];
}

type Listener = (piece: Buffer) => void;

/** Takes what a connection receives until the result has ended, and gives it back piece by piece. */
class Tap {
  private readonly pieces: Buffer[] = [];
  private readonly reader: Listener;
  private wake: () => void = () => undefined;
  private failure: unknown;
  isOpen = true;

  constructor(private readonly stream: Duplex) {
    const [reader, ...more] = stream.listeners('data') as Listener[];
    if (!reader || more.length > 0) {
      throw new Error('The connection is not read the way the driver used to read it.');
    }
    this.reader = reader;
    stream.off('data', reader).on('data', this.take);
  }

  private readonly take = (piece: Buffer) => {
    this.pieces.push(piece);
    if (this.pieces.length >= PIECES_WAITING) {
      this.stream.pause();
    }
    this.wake();
  };

  /** Waits for the next piece, while there may be one. */
  async next(): Promise<Buffer> {
    while (this.pieces.length === 0 && this.failure === undefined) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    if (this.failure !== undefined) {
      throw this.failure;
    }
    const piece = this.pieces.shift()!;
    if (this.pieces.length === 0) {
      this.stream.resume();
    }
    return piece;
  }

  /** What is not for us goes on to the driver; with the last of it, the connection does. */
  pass = (message: Buffer, isLast: boolean) => {
    if (isLast) {
      this.isOpen = false;
      this.stream.off('data', this.take).on('data', this.reader);
    }
    this.reader(message);
    if (isLast) {
      this.pieces.forEach((piece) => this.reader(piece));
      this.stream.resume();
    }
  };

  fail(reason: unknown): void {
    this.failure = reason;
    this.wake();
  }

  /** A reader that stops before the end leaves rows on the way that nobody will read. */
  close(): void {
    if (this.isOpen && this.failure === undefined) {
      this.stream.destroy();
    }
  }
}

/**
 * Runs a statement with its values bound, and gives its rows as bytes, as fast as they are taken: about as fast as COPY,
 * which takes no values. The connection must be idle. One whose rows are not read to the end is closed by this.
 */
export async function* streamRowBlocks(
  client: PoolClient,
  { name, text, values }: Statement
): AsyncGenerator<RowBlock, void, undefined> {
  const { stream } = (client as PoolClient & { connection: { stream: Duplex } }).connection;
  const tap = new Tap(stream);
  const finished = client.query({ name, text, values });
  finished.catch((error: unknown) => tap.fail(error));
  const scanner = new RowScanner(tap.pass);
  try {
    while (tap.isOpen) {
      scanner.scan(await tap.next());
      if (scanner.block.rows > 0) {
        yield scanner.block;
      }
    }
    await finished;
  } finally {
    tap.close();
  }
}
