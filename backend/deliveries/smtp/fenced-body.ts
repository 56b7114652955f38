import { Readable } from 'stream';

/** The mail may not be sent any more; the server has not seen its end. */
export class Withheld extends Error {}

export interface FencedBody {
  stream: Readable;
  /** Whether the server may have the whole mail: the fence was passed. */
  mayBeComplete(): boolean;
}

/**
 * A body that runs `fence` after its last byte and before its end, from which the final dot is made. Nothing of it is read
 * before somebody reads it. Where the fence says no, or can't tell within `withinMs`, the stream breaks instead of ending.
 */
export function fencedBody(message: () => Readable, fence: () => Promise<boolean>, withinMs: number): FencedBody {
  let passed = false;
  async function* pieces() {
    yield* message();
    if (!(await within(fence(), withinMs))) {
      throw new Withheld('The mail was not to be sent any more.');
    }
    passed = true;
  }
  return {
    stream: Readable.from(pieces(), { objectMode: false, highWaterMark: 64 * 1_024 }),
    mayBeComplete: () => passed,
  };
}

function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time.')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
