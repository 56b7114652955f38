import { AlertQueryOf } from '../../contract/alert-query';
import { ALERT_PRESETS, AlertPreset } from '../../contract/alerts/presets';
import {
  healthyDay,
  HealthyRoute,
  healthyRoute,
  Step,
  STEP_MINUTES,
  STEPS_A_DAY,
  together,
} from '../../tests/alerts/healthy-day';
import { Random } from '../../tests/rollups/random';
import { certainRatio, changeOfMean, changeOfShare, countsOf } from './judge-drop';
import { readAlertQuery } from './read-alert-query';

const ROUTES = 1_000;
const WEEKS = 4;
const STEPS_OF_SAMPLE = 15 / STEP_MINUTES;
/** The chance of a normal variable to lie more than four standard deviations off on one side. */
const LEVEL = 3.17e-5;

interface Sides {
  route: HealthyRoute;
  now: Step;
  usual: Step;
}

interface Judge {
  name: string;
  /** Undefined where the sample is too small to be looked at. */
  value: (sides: Sides) => number | undefined;
  rings: (value: number) => boolean;
  /** How likely one look is to ring, at most. */
  chance: (sides: Sides) => number;
}

const presetOf = (name: string) => ALERT_PRESETS.find((preset) => preset.name === name)!;
const ringsOf = ({ fires, threshold }: AlertPreset) =>
  fires === 'below' ? (value: number) => value < threshold : (value: number) => value > threshold;

const acdOf = ({ talkS, answered }: Step) => (answered > 0 ? talkS / answered : null);

/** A preset as it is provisioned, judged by the service's own code over what the calls add up to. */
function judge(name: string, chance: Judge['chance']): Judge {
  const preset = presetOf(name);
  const { measure, leastAttempts, leastDeviations } = readAlertQuery(preset.query) as AlertQueryOf<'drop'>;
  const countsIn = (side: Step) =>
    countsOf(
      measure,
      (sum) => ({ attempts: side.attempts, answered: side.answered, short_calls: side.short })[sum as 'attempts']
    );
  return {
    name,
    rings: ringsOf(preset),
    chance,
    value: ({ now, usual }) => {
      if (now.attempts < leastAttempts || usual.attempts < leastAttempts) {
        return undefined;
      }
      const [nowCounts, usualCounts] = [countsIn(now), countsIn(usual)];
      const change =
        nowCounts && usualCounts ? changeOfShare(nowCounts, usualCounts) : changeOfMean(acdOf(now), acdOf(usual));
      return change && certainRatio(change, leastDeviations);
    },
  };
}

const deadRoute = presetOf('dead-route');
const { leastAttempts: leastDead } = readAlertQuery(deadRoute.query) as AlertQueryOf<'dead_route'>;

const JUDGES: Judge[] = [
  judge('asr-drop-provider', () => LEVEL),
  judge('asr-drop-route', () => LEVEL),
  judge('short-call-surge', () => LEVEL),
  // The mean of so many lengths below half of that of four times as many: Chernoff's bound for exponential lengths.
  judge('acd-collapse', ({ route, now }) => Math.exp(-0.166 * now.attempts * route.answered)),
  {
    name: deadRoute.name,
    value: ({ now }) => (now.attempts < leastDead ? undefined : now.unanswered >= leastDead ? now.unanswered : 0),
    rings: ringsOf(deadRoute),
    chance: ({ route }) => (1 - route.answered) ** leastDead,
  },
];

it('a day of healthy calls on 1,000 routes, looked at every five minutes, rings no more often than chance allows', () => {
  const random = new Random(20_261_121);
  const counts = JUDGES.map(() => ({ looks: 0, alarms: 0, expected: 0 }));
  for (let made = 0; made < ROUTES; made += 1) {
    const route = healthyRoute(random);
    const days = Array.from({ length: 1 + WEEKS }, () => healthyDay(random, route));
    for (let end = STEPS_OF_SAMPLE; end <= STEPS_A_DAY; end += 1) {
      const [now, ...usual] = days.map((day) => together(day.slice(end - STEPS_OF_SAMPLE, end)));
      const sides = { route, now, usual: together(usual) };
      JUDGES.forEach(({ value, rings, chance }, at) => {
        const seen = value(sides);
        if (seen !== undefined) {
          counts[at].looks += 1;
          counts[at].expected += chance(sides);
          counts[at].alarms += rings(seen) ? 1 : 0;
        }
      });
    }
  }
  counts.forEach(({ looks, alarms, expected }, at) => {
    // Samples that follow each other share attempts, so alarms come in threes: three times as wide a margin.
    const bound = Math.ceil(expected + 3 * 3 * Math.sqrt(expected));
    process.stdout.write(
      `${JUDGES[at].name}: ${looks} looks at ${ROUTES} healthy routes, ${alarms} false alarms; ${expected.toFixed(1)} expected at most, bound ${bound}\n`
    );
    expect(looks).toBeGreaterThan(ROUTES);
    expect(alarms).toBeLessThanOrEqual(bound);
  });
}, 60_000);
