import { Problem } from '../contract/problem';
import { assertZone } from './reports/calendar';
import { QueueLimits } from './reports/question-queue';
import { Retention } from './rollups/retaining';
import { Grain, GRAINS, Groupings, SHORT, TIER_DIMENSIONS, TierDimension, USUAL_GROUPINGS } from './rollups/tiers';

/** Four weeks and what a round of alert rules may come late. */
const USUAL_QUARTER_HOURS_DAYS = 35;
const USUAL_HOURS_DAYS = 62;
const USUAL_DAYS_MONTHS = 25;
const USUAL_AUDIT_DAYS = 400;
const MOST_DAYS = 36_500;
const MOST_MONTHS = 1_200;
const MOST_QUESTIONS = 1_000;
const WAITING_QUESTIONS = 100;
/** One question at a time without a pause, or many at once now and then. */
const USUAL_HEAVY_S = 600;
const MOST_HEAVY_S = 1_000_000;

type Environment = NodeJS.ProcessEnv;

/** A setting that is a whole number from 1; undefined where it is not set. Throws a Problem that names it. */
export function wholeNumber(
  environment: Environment,
  variable: string,
  unit: string,
  most: number
): number | undefined {
  const text = environment[variable];
  if (!text) {
    return undefined;
  }
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < 1 || value > most) {
    throw new Problem(`${variable} is ${text}; it takes a whole number of ${unit} from 1 to ${most}.`);
  }
  return value;
}

/** How long what is kept. Days are never kept shorter than the attempts they were added up from. */
export function readRetention(environment: Environment): Retention {
  const attemptsMonths = wholeNumber(environment, 'TRUNKLINE_KEEP_ATTEMPTS_MONTHS', 'months', MOST_MONTHS);
  const hoursDays = wholeNumber(environment, 'TRUNKLINE_KEEP_HOURS_DAYS', 'days', MOST_DAYS) ?? USUAL_HOURS_DAYS;
  const quarterHoursDays =
    wholeNumber(environment, 'TRUNKLINE_KEEP_QUARTER_HOURS_DAYS', 'days', MOST_DAYS) ?? USUAL_QUARTER_HOURS_DAYS;
  const daysMonths = wholeNumber(environment, 'TRUNKLINE_KEEP_DAYS_MONTHS', 'months', MOST_MONTHS);
  if (daysMonths !== undefined && (attemptsMonths === undefined || daysMonths < attemptsMonths)) {
    const attempts = attemptsMonths === undefined ? 'for good' : `for ${attemptsMonths} months`;
    throw new Problem(
      `TRUNKLINE_KEEP_DAYS_MONTHS is ${daysMonths}, but attempts are kept ${attempts} (TRUNKLINE_KEEP_ATTEMPTS_MONTHS). ` +
        'Rollups of days are small and outlive the attempts: keep them at least as long.'
    );
  }
  const kept = attemptsMonths === undefined ? undefined : Math.max(attemptsMonths, USUAL_DAYS_MONTHS);
  const auditDays = wholeNumber(environment, 'TRUNKLINE_KEEP_AUDIT_DAYS', 'days', MOST_DAYS) ?? USUAL_AUDIT_DAYS;
  return { attemptsMonths, quarterHoursDays, hoursDays, daysMonths: daysMonths ?? kept, auditDays };
}

/** The zones whose days are kept added up. */
export function readDayZones({ TRUNKLINE_DAY_ZONES }: Environment): string[] {
  const zones = (TRUNKLINE_DAY_ZONES || 'UTC').split(',').map((zone) => zone.trim());
  for (const zone of zones) {
    assertDayZone(zone);
  }
  return [...new Set(zones)];
}

function assertDayZone(zone: string): void {
  try {
    assertZone(/^[A-Za-z]/.test(zone) ? zone : '');
  } catch {
    throw new Problem(
      `TRUNKLINE_DAY_ZONES names “${zone}”, which is not an IANA time zone. Write names such as UTC,Europe/Madrid.`
    );
  }
}

/** What a rollup is called that keeps nothing apart but time. */
const TOTAL = 'total';
/** What stands for all rollups there are unless others are named. */
const USUAL = 'usual';

const namesOf = (dimensions: readonly TierDimension[]) => dimensions.map((name) => SHORT[name]).join('+') || TOTAL;

/**
 * What rollups keep apart, where the operator names it: `hour:customer+provider+destination,hour:total,day:customer`.
 * Throws a Problem for a grain without the next finer one that tells as much: the parts of a day or week that goes on, or
 * was changed, are read from that.
 */
export function readGroupings({ TRUNKLINE_TIERS }: Environment): Groupings {
  if (!TRUNKLINE_TIERS) {
    return USUAL_GROUPINGS;
  }
  const groupings: Record<Grain, TierDimension[][]> = { quarter_hour: [], hour: [], day: [], week: [] };
  for (const text of TRUNKLINE_TIERS.split(',').map((one) => one.trim())) {
    const named = text === USUAL ? usualTiers() : [readTier(text)];
    for (const { grain, dimensions } of named) {
      if (!groupings[grain].some((known) => known.join() === dimensions.join())) {
        groupings[grain].push([...dimensions]);
      }
    }
  }
  assertFiner(groupings, 'day', 'hour');
  assertFiner(groupings, 'week', 'day');
  return groupings;
}

function assertFiner(groupings: Groupings, grain: Grain, finer: Grain): void {
  const lonely = groupings[grain].find(
    (dimensions) => !groupings[finer].some((other) => dimensions.every((name) => other.includes(name)))
  );
  if (lonely) {
    const names = namesOf(lonely);
    throw new Problem(
      `TRUNKLINE_TIERS names ${grain}:${names}, but no ${finer}s that keep ${names} apart. Add ${finer}:${names}.`
    );
  }
}

function usualTiers(): Array<{ grain: Grain; dimensions: readonly TierDimension[] }> {
  return GRAINS.flatMap((grain) => USUAL_GROUPINGS[grain].map((dimensions) => ({ grain, dimensions })));
}

const WRITTEN_TIER = new RegExp(`^(${GRAINS.join('|')}):([a-z+]+)$`);

function readTier(text: string): { grain: Grain; dimensions: TierDimension[] } {
  const [, grain, list = ''] = WRITTEN_TIER.exec(text) ?? [];
  const names = list === TOTAL ? [] : list.split('+');
  const dimensions = TIER_DIMENSIONS.filter((name) => names.includes(SHORT[name]));
  if (grain === undefined || dimensions.length !== names.length) {
    throw new Problem(
      `TRUNKLINE_TIERS names “${text}”, which is no rollup. Write ${USUAL}, or ${GRAINS.join(', ')}, a colon, and ${TOTAL} or some of ` +
        `${TIER_DIMENSIONS.map((name) => SHORT[name]).join(', ')} with + between them: day:customer+provider.`
    );
  }
  return { grain: grain as Grain, dimensions };
}

/** How many questions are answered at once, and how long heavy ones of one user may take in ten minutes. */
export function readQueueLimits(environment: Environment): QueueLimits {
  const ofOne = wholeNumber(environment, 'TRUNKLINE_QUESTIONS_AT_ONCE', 'questions', MOST_QUESTIONS);
  const ofAll = wholeNumber(environment, 'TRUNKLINE_ALL_QUESTIONS_AT_ONCE', 'questions', MOST_QUESTIONS);
  const heavyS = wholeNumber(environment, 'TRUNKLINE_HEAVY_QUESTIONS_S', 'seconds', MOST_HEAVY_S) ?? USUAL_HEAVY_S;
  return { perPrincipal: ofOne ?? 4, overall: ofAll ?? 8, waiting: WAITING_QUESTIONS, heavyS };
}
