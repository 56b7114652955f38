import { RowBlock } from '../../database/row-blocks/row-block';

/**
 * Lets several readers read the same blocks, side by side: the next one is asked for when all of them have done with the
 * last, so that no reader keeps anything for another. All must be read, and one that fails or stops ends it for the others.
 */
export function shareBlocks(blocks: AsyncIterable<RowBlock>, readers: number): Array<AsyncIterable<RowBlock>> {
  const source = blocks[Symbol.asyncIterator]();
  let waiting: Array<{ resolve(next: IteratorResult<RowBlock>): void; reject(error: unknown): void }> = [];
  let failure: { error: unknown } | undefined;

  const fail = (error: unknown) => {
    failure ??= { error };
    waiting.splice(0).forEach(({ reject }) => reject(error));
  };
  const step = () => {
    const all = waiting;
    waiting = [];
    source.next().then(
      (next) => all.forEach(({ resolve }) => resolve(next)),
      (error: unknown) => {
        failure ??= { error };
        all.forEach(({ reject }) => reject(error));
      }
    );
  };
  const next = () =>
    new Promise<IteratorResult<RowBlock>>((resolve, reject) => {
      if (failure) {
        reject(failure.error);
        return;
      }
      waiting.push({ resolve, reject });
      if (waiting.length === readers) {
        step();
      }
    });
  const leave = async (): Promise<IteratorResult<RowBlock>> => {
    fail(new Error('another reader of the same rows stopped'));
    await source.return?.();
    return { done: true, value: undefined };
  };
  return Array.from({ length: readers }, () => ({ [Symbol.asyncIterator]: () => ({ next, return: leave }) }));
}
