import { Readable } from 'stream';

/** The mail may not be sent any more; the server has not seen its end. */
export class Withheld extends Error {}

/** Nobody could say whether it may be sent; the server has not seen its end. */
export class Undecided extends Error {}

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
    if (!(await decided(fence(), withinMs))) {
      throw new Withheld('The mail was not to be sent any more.');
    }
    passed = true;
  }
  return {
    stream: Readable.from(pieces(), { objectMode: false, highWaterMark: 64 * 1_024 }),
    mayBeComplete: () => passed,
  };
}

async function decided(answer: Promise<boolean>, withinMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time.')), withinMs);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    throw new Undecided((error as Error).message, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
