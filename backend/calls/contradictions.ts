import { Attempt } from './attempt';

const EARLIEST = '2000-01-01T00:00:00.000000Z';
const LATEST = '2100-01-01T00:00:00.000000Z';
const LATER_MOMENTS = ['ringing_at', 'answered_at', 'ended_at'] as const;

/** Why the values of an attempt, each fine by itself, can't all be true. */
export function findContradictions(attempt: Attempt): string[] {
  const { started_at, answered_at, ended_at, talk_s } = attempt;
  const found: string[] = [];
  if (started_at < EARLIEST || started_at >= LATEST) {
    found.push(`started_at is ${started_at}, outside the years 2000 to 2099`);
  }
  for (const name of LATER_MOMENTS) {
    const moment = attempt[name];
    if (moment !== null && moment < started_at) {
      found.push(`${name} (${moment}) is before started_at (${started_at})`);
    }
  }
  if (ended_at !== null && answered_at !== null && ended_at < answered_at) {
    found.push(`ended_at (${ended_at}) is before answered_at (${answered_at})`);
  }
  if (answered_at === null && talk_s !== null && Number(talk_s) > 0) {
    found.push(`talk_s is ${talk_s} but answered_at is empty: an attempt without an answer time was not answered`);
  }
  if (attempt.outcome !== null && (attempt.outcome === 'answered') !== (answered_at !== null)) {
    found.push(`outcome is ${attempt.outcome} but answered_at is ${answered_at ?? 'empty'}`);
  }
  return found;
}
