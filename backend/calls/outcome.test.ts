import { deriveOutcome, Ending, OUTCOMES } from './outcome';

const NOTHING_KNOWN: Ending = { answered_at: null, ringing_at: null, sip_code: null, q850_cause: null };
const AT = '2026-11-01T00:00:00.000000Z';

const outcomeOf = (ending: Partial<Ending>) => deriveOutcome({ ...NOTHING_KNOWN, ...ending });

test.each<[Partial<Ending>, string]>([
  [{ answered_at: AT, sip_code: 200, q850_cause: 16 }, 'answered'],
  [{ answered_at: AT, sip_code: 503 }, 'answered'],
  [{ sip_code: 200, q850_cause: 16 }, 'cancelled'],
  [{ q850_cause: 16 }, 'cancelled'],
  [{ q850_cause: 16, ringing_at: AT }, 'cancelled'],
  [{ sip_code: 200 }, 'unknown'],
  [{ sip_code: 486 }, 'busy'],
  [{ q850_cause: 17 }, 'busy'],
  [{ sip_code: 480, q850_cause: 19 }, 'no_answer'],
  [{ sip_code: 408 }, 'network_failure'],
  [{ sip_code: 408, ringing_at: AT }, 'no_answer'],
  [{ sip_code: 487 }, 'cancelled'],
  [{ sip_code: 487, ringing_at: AT }, 'no_answer'],
  [{ sip_code: 403, q850_cause: 21 }, 'forbidden'],
  [{ sip_code: 603, q850_cause: 21 }, 'rejected'],
  [{ q850_cause: 21 }, 'rejected'],
  [{ sip_code: 404, q850_cause: 1 }, 'wrong_number'],
  [{ sip_code: 410, q850_cause: 22 }, 'wrong_number'],
  [{ q850_cause: 22 }, 'rejected'],
  [{ sip_code: 302 }, 'redirected'],
  [{ sip_code: 503, q850_cause: 17 }, 'network_failure'],
  [{ sip_code: 488, q850_cause: 41 }, 'network_failure'],
  [{ sip_code: 488 }, 'unknown'],
  [{}, 'unknown'],
])('%j is %s', (ending, outcome) => {
  expect(outcomeOf(ending)).toBe(outcome);
});

test('ratios count the classes by E.425 and RFC 6076', () => {
  const of = (ratio: 'ner' | 'seer', membership: string) =>
    OUTCOMES.filter((outcome) => outcome[ratio] === membership).map(({ name }) => name);
  expect(of('ner', 'yes')).toEqual(['answered', 'busy', 'no_answer', 'rejected']);
  expect(of('ner', 'if_rang')).toEqual(['cancelled']);
  expect(of('seer', 'yes')).toEqual(['answered', 'busy', 'no_answer', 'rejected']);
  expect(of('seer', 'out_of_base')).toEqual(['redirected']);
});
