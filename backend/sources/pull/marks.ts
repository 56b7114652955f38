import { Snapshot } from './seen-ids';

/** A moment of the switch's clock: which transactions had begun by then, and how far its rows were read. */
export interface Mark {
  /** Milliseconds since 1970. */
  at: number;
  /** Transactions numbered below this had begun. */
  next: string;
  id?: number;
}

const MOST = 300;
/** Of marks within a stretch of this part of their age, one is kept. */
const STRETCH = 1 / 8;

/** The marks with one more, the newest last; older ones are thinned out, so that their number stays small. */
export function withMark(marks: readonly Mark[], mark: Mark): Mark[] {
  const kept = [mark];
  for (const candidate of [...marks].reverse()) {
    const following = kept[kept.length - 1];
    const stretch = 2 ** Math.floor(Math.log2(Math.max(1, (mark.at - candidate.at) * STRETCH)));
    if (Math.floor(candidate.at / stretch) < Math.floor(following.at / stretch)) {
      kept.push(candidate);
    }
  }
  return kept.slice(0, MOST).reverse();
}

/** The number reading had come to at that moment, or a little before it; undefined where no mark is as old. */
export function idReachedBy(marks: readonly Mark[], at: number): number | undefined {
  return latest(marks, (mark) => mark.id !== undefined && mark.at <= at)?.id;
}

/** A moment before which nobody wrote what can't be seen yet; undefined where no mark is old enough to tell. */
export function settledSince(marks: readonly Mark[], { oldestRunning }: Snapshot): number | undefined {
  return latest(marks, (mark) => BigInt(mark.next) <= oldestRunning)?.at;
}

function latest(marks: readonly Mark[], suits: (mark: Mark) => boolean): Mark | undefined {
  return [...marks].reverse().find(suits);
}
