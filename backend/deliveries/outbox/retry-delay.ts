const MINUTE = 60_000;
const FIRST = [1, 5, 15, 60];
const THEN = 120;
/** A server that said “not now” is not asked again at once. */
const AFTER_AN_ANSWER = 5;
const JITTER = 0.2;

/**
 * How long the next attempt waits, in milliseconds: 1, 5, 15, 60 minutes, then 2 hours, each give or take a fifth.
 * @param deferrals how often it was put off before, 0 the first time
 * @param answered whether the server answered with a 4xx: then at least 5 minutes
 * @param random from 0 to 1
 */
export function retryDelay(deferrals: number, answered: boolean, random: number): number {
  const minutes = FIRST[deferrals] ?? THEN;
  const spread = 1 + JITTER * (2 * random - 1);
  return Math.round(Math.max(minutes * spread, answered ? AFTER_AN_ANSWER : 0) * MINUTE);
}
