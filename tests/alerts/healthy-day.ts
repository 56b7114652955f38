import { Random } from '../rollups/random';

/** Quarter-hours are made of three of these. */
export const STEP_MINUTES = 5;
export const STEPS_A_DAY = (24 * 60) / STEP_MINUTES;

/** A route on which nothing ever changes but by chance. */
export interface HealthyRoute {
  attemptsPerStep: number;
  /** Of attempts that are answered, and of answers that are short. */
  answered: number;
  short: number;
}

/** What came of the attempts of five minutes. */
export interface Step {
  attempts: number;
  answered: number;
  short: number;
  talkS: number;
  /** Attempts since the last answer; all, where none was answered. */
  unanswered: number;
}

const MEAN_TALK_S = 120;
const { log } = Math;

export function healthyRoute(random: Random): HealthyRoute {
  return {
    attemptsPerStep: 34 + random.below(100),
    answered: 0.2 + random.next() * 0.6,
    short: 0.1 + random.next() * 0.2,
  };
}

/** Every attempt by itself: answered, and short, with the route's chances, and with talk of an exponential length. */
export function healthyDay(random: Random, { attemptsPerStep, answered, short }: HealthyRoute): Step[] {
  return Array.from({ length: STEPS_A_DAY }, () => {
    const step = { attempts: attemptsPerStep, answered: 0, short: 0, talkS: 0, unanswered: 0 };
    let lengths = 1;
    for (let attempt = 0; attempt < attemptsPerStep; attempt += 1) {
      const drawn = random.next();
      step.unanswered += 1;
      if (drawn < answered) {
        step.answered += 1;
        step.short += drawn < answered * short ? 1 : 0;
        step.unanswered = 0;
        lengths *= 1 - random.next();
      }
      if (lengths < 1e-200) {
        step.talkS -= log(lengths) * MEAN_TALK_S;
        lengths = 1;
      }
    }
    step.talkS -= log(lengths) * MEAN_TALK_S;
    return step;
  });
}

/** Steps that follow each other as one. */
export function together(steps: readonly Step[]): Step {
  return steps.reduce((sum, step) => ({
    attempts: sum.attempts + step.attempts,
    answered: sum.answered + step.answered,
    short: sum.short + step.short,
    talkS: sum.talkS + step.talkS,
    unanswered: step.answered > 0 ? step.unanswered : sum.unanswered + step.unanswered,
  }));
}
