import { Proportion, TwoProportions, twoProportions } from '../statistics/two-proportions';
import { MarkRule } from './mark-rule';

/** The counts of one member on one stratum. */
export interface Count extends Proportion {
  member: string;
  stratum: string;
}

export interface Finding extends TwoProportions {
  member: string;
}

type Limits = Pick<MarkRule, 'leastSample' | 'leastDeviations' | 'mostOfOthers'>;

function sumBy(counts: readonly Count[], key: (count: Count) => string): Map<string, Proportion> {
  const sums = new Map<string, Proportion>();
  for (const count of counts) {
    const { part, base } = sums.get(key(count)) ?? { part: 0, base: 0 };
    sums.set(key(count), { part: part + count.part, base: base + count.base });
  }
  return sums;
}

function isFarBelow({ own, ownShare, othersShare, othersBase, z }: TwoProportions, limits: Limits): boolean {
  return (
    Math.min(own.base, othersBase) >= limits.leastSample &&
    z <= -limits.leastDeviations &&
    ownShare < limits.mostOfOthers * othersShare
  );
}

/** The members whose share is far below the others' on the strata they have in common, in the order of their names. */
export function judge(counts: readonly Count[], limits: Limits): Finding[] {
  const ofStrata = sumBy(counts, ({ stratum }) => stratum);
  const members = [...new Set(counts.map(({ member }) => member))].sort();
  const byMember = new Map<string, Count[]>(members.map((member) => [member, []]));
  counts.forEach((count) => byMember.get(count.member)!.push(count));
  return members.flatMap((member) => {
    const strata = byMember.get(member)!.map((own) => {
      const all = ofStrata.get(own.stratum)!;
      return { own, others: { part: all.part - own.part, base: all.base - own.base } };
    });
    const found = twoProportions(strata);
    return found && isFarBelow(found, limits) ? [{ member, ...found }] : [];
  });
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const whole = (count: number) => count.toLocaleString('en-GB');

/** A finding in words, with the test. */
export function sentenceOf(
  { own, ownShare, othersShare, othersBase, strata, z }: Finding,
  words: MarkRule['words'],
  label: string
): string {
  return (
    `${label} ${percent(ownShare)} (${whole(own.part)} of ${whole(own.base)}); the ${words.others} have ` +
    `${percent(othersShare)} (of ${whole(othersBase)}) on the same ${strata === 1 ? words.stratum : `${whole(strata)} ${words.strata}`}: ` +
    `z = ${z.toFixed(1)}, two-proportion z-test.`
  );
}
