import { Undecided } from '../smtp/fenced-body';
import { SmtpFailure } from '../smtp/smtp-failure';
import { Circumstances, outcomeOf } from './outcome';

const EARLY: Circumstances = {
  onDoubt: 'park',
  deferrals: 3,
  mayBeComplete: false,
  isStopping: false,
  random: 0.5,
};
const MINUTE_MS = 60_000;
const unanswered = new SmtpFailure('send', new Undecided('The database did not answer in time.'));

it.each([
  ['no word of the database at the fence', unanswered, 10_000],
  ['a database that was restarted', Object.assign(new Error('terminating connection'), { code: '57P01' }), 10_000],
  ['a mail server that refuses connections', new SmtpFailure('connect', { code: 'ECONNREFUSED' }), MINUTE_MS],
])('a mail waits no longer each time for %s', (_what, error, delayMs) => {
  for (const deferrals of [0, 9]) {
    const settlement = outcomeOf(error, { ...EARLY, deferrals });
    expect(settlement).toMatchObject({ outcome: 'lost', state: 'queued', delayMs });
    expect(settlement.isDeferral).toBeUndefined();
  }
});

it('a mail waits ever longer for a mail server that breaks off, by the same code as a database’s', () => {
  const broken = new SmtpFailure('send', { code: 'ECONNRESET', message: 'read ECONNRESET' });
  const waits = [0, 1, 2, 3].map((deferrals) => outcomeOf(broken, { ...EARLY, deferrals }));
  expect(waits.map(({ delayMs }) => delayMs! / MINUTE_MS)).toEqual([1, 5, 15, 60]);
  expect(waits.every(({ isDeferral }) => isDeferral)).toBe(true);
});

it('a mail that may be whole is in doubt, whatever broke off', () => {
  expect(outcomeOf(unanswered, { ...EARLY, mayBeComplete: true })).toMatchObject({
    outcome: 'doubtful',
    state: 'unknown',
  });
});
