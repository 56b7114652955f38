import { PoolClient } from 'pg';

import { Problem } from '../../contract/problem';
import { Question } from '../../contract/question';
import { Kept, keepsAttempts } from '../rollups/kept';
import { formatInstant } from './calendar';
import { TierChoice, TierSet } from './choose-tiers';
import { coverSteps } from './cover-steps';
import { Parameters } from './parameters';

/** A statement that answers a row where attempts are needed that are no longer kept. */
export interface LostCheck {
  text: string;
  values: unknown[];
}

const DATE_LENGTH = 'YYYY-MM-DD'.length;

/** From when on whole days are kept in a zone: by its latest tier, so that it holds for each of them. */
function daysKept({ tiers }: Kept, zone: string): string {
  const starts = tiers
    .filter((tier) => tier.grain === 'day' && tier.zone === zone)
    .map(({ keptFrom }) => keptFrom ?? '');
  const latest = starts.reduce((a, b) => (a > b ? a : b));
  return latest === '' ? `of ${zone}` : `of ${zone} from ${formatInstant(latest, zone).slice(0, DATE_LENGTH)} on`;
}

function lostAttempts({ zone }: Question, kept: Kept): Problem {
  const from = formatInstant(kept.attemptsFrom!, zone);
  const zones = [...new Set(kept.tiers.filter(({ grain }) => grain === 'day').map((tier) => tier.zone))];
  const instead =
    zones.length === 0
      ? ''
      : ' Earlier calls can still be asked about by customer, provider and destination prefix, in whole days ' +
        `${zones.map((dayZone) => daysKept(kept, dayZone)).join(', or ')}: let the window begin and end with such days.`;
  return new Problem(
    `This question needs single attempts, and they are kept from ${from} on. Let the window begin there.${instead}`,
    { field: 'window' }
  );
}

/** Throws a Problem that says what can be asked instead, where the window begins before the attempts that are kept. */
export function assertAttemptsKept(question: Question, kept: Kept): void {
  if (!keepsAttempts(kept, question.window.from)) {
    throw lostAttempts(question, kept);
  }
}

/**
 * The statement that tells whether days or hours of tiers that are not up to date would have to be read from attempts
 * that are gone. None where they can't.
 */
export function needsLostAttempts(question: Question, choice: TierChoice, sets: readonly TierSet[]): LostCheck[] {
  const { attemptsFrom } = choice;
  if (attemptsFrom === undefined || keepsAttempts({ attemptsFrom }, question.window.from)) {
    return [];
  }
  const parameters = new Parameters();
  const steps = coverSteps(question, choice, sets, parameters);
  const text = `with ${steps.join(', ')}
select from row_span where starts_at < ${parameters.bind(attemptsFrom, 'timestamptz')} limit 1`;
  return [{ text, values: parameters.values }];
}

/** Run in the snapshot of the plan, before it. Throws the same Problem. */
export async function assertNothingLost(
  client: PoolClient,
  question: Question,
  needsLost: readonly LostCheck[],
  kept: Kept
): Promise<void> {
  for (const check of needsLost) {
    if ((await client.query(check)).rowCount !== 0) {
      throw lostAttempts(question, kept);
    }
  }
}
