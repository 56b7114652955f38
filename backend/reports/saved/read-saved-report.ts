import { Problem } from '../../../contract/problem';
import { Question, Window } from '../../../contract/question';
import { SavedReport, savedReportSchema } from '../../../contract/saved-report';
import { assertZone } from '../calendar';
import { questionOf } from '../catalog/question-of';
import { windowOfPeriod } from '../period';
import { readInput } from '../read-input';
import { readQuestion } from '../read-question';

/** What of a saved report its writer decides. */
export type SavedReportContent = Pick<
  SavedReport,
  'name' | 'report' | 'question' | 'period' | 'window' | 'shared' | 'address'
>;

/**
 * The question a saved report asks at a moment, an ISO instant: its period becomes a window by the calendar of its zone.
 * Throws a Problem where what was saved can no longer be asked.
 */
export function questionAt(
  { report, question, period, window }: Pick<SavedReportContent, 'report' | 'question' | 'period' | 'window'>,
  moment: string
): Question {
  const asked = questionOf(report, question) as { zone?: string };
  return readQuestion({ ...asked, window: window ?? windowAt(period, asked.zone, moment) });
}

function windowAt(period: SavedReportContent['period'], zone: string | undefined = 'UTC', moment: string): Window {
  if (!period) {
    throw new Problem('The report says neither which window nor which period it covers. Give it one of the two.', {
      field: 'period',
    });
  }
  assertZone(zone);
  return windowOfPeriod(period, moment, zone);
}

/** Reads a report to be saved, whole. Throws a Problem for a mistake, those of its question included. */
export function readSavedReport(input: unknown, moment: string): SavedReportContent {
  const { period = null, window = null, ...rest } = readInput(savedReportSchema, input);
  if (period && window) {
    throw new Problem('The report names both a window and a period. Give it one of the two.', { field: 'period' });
  }
  if ('window' in rest.question) {
    throw new Problem('The window of a saved report stands beside its question, not in it.', {
      field: 'question.window',
    });
  }
  const content: SavedReportContent = { ...rest, period, window };
  questionAt(content, moment);
  return content;
}
