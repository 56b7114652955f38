import { RowBlock } from '../../database/row-blocks/row-block';
import { shareBlocks } from './share-blocks';

/** One block that is written over for each of the numbers, as those of the database are. */
async function* numbers(count: number, onEnd: () => void = () => undefined): AsyncGenerator<RowBlock> {
  const block = new RowBlock();
  try {
    for (block.rows = 1; block.rows <= count; block.rows += 1) {
      yield block;
    }
  } finally {
    onEnd();
  }
}

async function read(blocks: AsyncIterable<RowBlock>, pause: () => Promise<unknown>): Promise<number[]> {
  const seen: number[] = [];
  for await (const block of blocks) {
    await pause();
    seen.push(block.rows);
  }
  return seen;
}

const atOnce = () => Promise.resolve();
const later = () => new Promise(setImmediate);

it('gives every reader every block, however slow another one is', async () => {
  const [one, other] = shareBlocks(numbers(50), 2);
  expect(await Promise.all([read(one, atOnce), read(other, later)])).toEqual([
    Array.from({ length: 50 }, (_, at) => at + 1),
    Array.from({ length: 50 }, (_, at) => at + 1),
  ]);
});

it('ends for all when one of them fails, and lets go of the rows', async () => {
  const ended = jest.fn();
  const [one, other] = shareBlocks(numbers(50, ended), 2);
  const failing = read(one, () => Promise.reject(new Error('the disk is full')));
  const results = await Promise.allSettled([failing, read(other, atOnce)]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(ended).toHaveBeenCalledTimes(1);
});

it('tells all readers of rows that break off', async () => {
  async function* broken() {
    yield* numbers(2);
    throw new Error('the query was cancelled');
  }
  const results = await Promise.allSettled(shareBlocks(broken(), 3).map((blocks) => read(blocks, atOnce)));
  expect(results).toEqual(Array(3).fill({ status: 'rejected', reason: new Error('the query was cancelled') }));
});
