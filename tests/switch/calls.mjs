/** What the last digits of a number make of a call, as scenarios/provider.xml plays it. */
const ENDINGS = {
  answered: '0',
  busy: '1',
  no_answer: '2',
  cancelled: '2',
  wrong_number: '3',
  fails_over: '75',
  fails: '55',
};

/** Who carries a number, as kamailio.cfg routes it. */
const ROUTES = { alpha: '442079', beta: '34910', gamma: '12125' };
const DESTINATIONS = { alpha: 'United Kingdom', beta: 'Spain', gamma: 'United States' };

/** Over 15 s of talk a call is no short one. */
const LONG_MS = 16_500;

const GROUPS = [
  { customer: '101', route: 'alpha', ending: 'answered', talkMs: [1500, 2750, 4000], count: 90 },
  { customer: '101', route: 'alpha', ending: 'answered', talkMs: [LONG_MS], count: 20 },
  { customer: '101', route: 'alpha', ending: 'busy', count: 45 },
  { customer: '101', route: 'beta', ending: 'wrong_number', count: 25 },
  { customer: '101', route: 'alpha', ending: 'no_answer', count: 20 },
  { customer: '102', route: 'alpha', ending: 'fails_over', talkMs: [3000, 5000], count: 40 },
  { customer: '102', route: 'alpha', ending: 'fails', count: 15 },
  { customer: '102', route: 'beta', ending: 'answered', talkMs: [1000, 6000], count: 60 },
  { customer: '102', route: 'gamma', ending: 'cancelled', count: 35 },
  { customer: '103', route: 'gamma', ending: 'answered', talkMs: [2000, LONG_MS], count: 80 },
  { customer: '103', route: 'gamma', ending: 'busy', count: 30 },
  { customer: '103', route: 'beta', ending: 'no_answer', count: 25 },
  { customer: '103', route: 'gamma', ending: 'wrong_number', count: 35 },
];

/** Every call: which scenario of scenarios/ places it, with which lines, and what must come of it. */
export function planCalls() {
  return GROUPS.flatMap((group, groupNumber) =>
    Array.from({ length: group.count }, (_, n) => {
      const talkMs = group.talkMs?.[n % group.talkMs.length];
      const ending = ENDINGS[group.ending];
      const number =
        ROUTES[group.route] +
        String(groupNumber * 100 + n)
          .padStart(6 - ending.length, '0')
          .slice(ending.length - 6) +
        ending;
      return {
        scenario: talkMs ? 'answered' : group.ending === 'cancelled' ? 'cancelled' : 'refused',
        fields: [`1555${group.customer}${String(n).padStart(4, '0')}`, `7${group.customer}${number}`, talkMs ?? 0],
        customer: group.customer,
        destination: DESTINATIONS[group.route],
        attempts: attemptsOf(group, talkMs),
      };
    })
  );
}

function attemptsOf({ route, ending }, talkMs) {
  if (ending === 'fails_over') {
    return [
      { provider: 'alpha', outcome: 'network_failure' },
      { provider: 'beta', outcome: 'answered', talkMs },
    ];
  }
  if (ending === 'fails') {
    return ['alpha', 'beta'].map((provider) => ({ provider, outcome: 'network_failure' }));
  }
  return [{ provider: route, outcome: ending === 'cancelled' ? 'no_answer' : ending, talkMs }];
}

/**
 * The figures the reports must show: for each group of calls, and for all. `keyOf` names the group an attempt falls in.
 */
export function expectedFigures(calls, keyOf) {
  const groups = new Map();
  for (const call of calls) {
    for (const [index, attempt] of call.attempts.entries()) {
      for (const key of [keyOf(call, attempt), 'all']) {
        const sums = groups.get(key) ?? {
          attempts: 0,
          calls: 0,
          answered: 0,
          answered_calls: 0,
          short_calls: 0,
          talk_s: 0,
        };
        const isAnswered = attempt.talkMs !== undefined;
        const isFinal = index === call.attempts.length - 1;
        sums.attempts += 1;
        sums.calls += Number(isFinal);
        sums.answered += Number(isAnswered);
        sums.answered_calls += Number(isAnswered && isFinal);
        sums.short_calls += Number(isAnswered && attempt.talkMs <= 15_000);
        sums.talk_s += (attempt.talkMs ?? 0) / 1000;
        groups.set(key, sums);
      }
    }
  }
  return groups;
}
