import { ReportDescription } from '../../../contract/catalog';
import { REPORT_NAMES } from '../../../contract/names';
import { Problem } from '../../../contract/problem';
import { QuestionInput } from '../../../contract/question';
import { REPORTS } from './reports';

type Parts = Partial<QuestionInput>;

/** What a view of a report asks in place of its defaults. Throws a Problem for a view it does not have. */
function viewOf({ label, views = [] }: ReportDescription, view: unknown): Parts {
  if (view === undefined) {
    return {};
  }
  const known = views.find(({ name }) => name === view);
  if (!known) {
    const allowed = views.map(({ name }) => name);
    const there = allowed.length > 0 ? `It has: ${allowed.join(', ')}.` : 'It has only one: leave the view out.';
    throw new Problem(`${label} has no view “${String(view)}”. ${there}`, { field: 'view', allowed });
  }
  return known.defaults;
}

/** Defaults that say how time is shown mean nothing to a reader who groups by other things. */
function fitting({ bucket, empty_buckets, ...defaults }: Parts, dimensions: unknown): Parts {
  return Array.isArray(dimensions) && dimensions.includes('time')
    ? { bucket, empty_buckets, ...defaults }
    : { ...defaults };
}

/**
 * The question a report asks, with a reader's own wishes in place of its defaults; `view` among them names one of the
 * report's views. Throws a Problem for an unknown report (404) and an unknown view.
 */
export function questionOf(report: string, wishes: unknown): unknown {
  const known = REPORT_NAMES.find((name) => name === report);
  if (!known) {
    throw new Problem(`There is no report “${report}”. There are: ${REPORT_NAMES.join(', ')}.`, {
      status: 404,
      field: 'report',
      allowed: REPORT_NAMES,
    });
  }
  if (typeof wishes !== 'object' || wishes === null || Array.isArray(wishes)) {
    throw new Problem('What is asked of a report is an object: at least {"window": {"from", "to"}}.');
  }
  const { view, ...changes } = wishes as Parts & { view?: unknown };
  const defaults = { ...REPORTS[known].defaults, ...viewOf(REPORTS[known], view) };
  return { ...fitting(defaults, changes.dimensions ?? defaults.dimensions), ...changes };
}
