import type { Catalog, ReportDescription } from '../../../contract/catalog';
import type { Schedule } from '../../../contract/schedule';
import { ServiceError } from '../../api/service-error';
import { useCatalog } from '../../api/useCatalog';
import { useSchedules } from '../../api/useSchedules';
import type { ScheduledCalls, ScheduledNumbers } from './calls-draft';
import {
  draftOf,
  isOfCalls,
  newCallsDraft,
  newDraft,
  type ScheduleDraft,
  type ScheduledQuestion,
} from './schedule-draft';

interface ScheduleToEdit {
  catalog: Catalog;
  /** The one to change; undefined makes a new one. */
  schedule: Schedule | undefined;
  start: ScheduleDraft;
}

const GONE = new ServiceError('There is no such schedule; somebody may have deleted it.');

/**
 * What the form of a schedule starts from: the one to change; or, for a new one, what its address names: another to
 * `copy`, or the `report` and the `question` on screen.
 */
export function useScheduleToEdit(
  scheduleId: string | undefined,
  search: URLSearchParams
): { data?: ScheduleToEdit; error: ServiceError | null } {
  const { data: catalog, error: noCatalog } = useCatalog();
  const { data: schedules, error: noSchedules } = useSchedules();
  if (!catalog || !schedules) {
    return { error: noCatalog ?? noSchedules };
  }
  const reportNamed = (name: string | null | undefined): ReportDescription =>
    catalog.reports.find((report) => report.name === name) ?? catalog.reports[0];

  const model = schedules.find((each) => each.scheduleId === (scheduleId ?? search.get('copy')));
  if (scheduleId && !model) {
    return { error: GONE };
  }
  if (model) {
    const draft = draftOf(model, catalog);
    const copy = { ...draft, name: `${model.name} (copy)` };
    return {
      data: { catalog, schedule: scheduleId ? model : undefined, start: scheduleId ? draft : copy },
      error: null,
    };
  }
  const report = search.get('report');
  const start = isOfCalls(report)
    ? newCallsDraft(catalog.reports[0], report, readQuestion<ScheduledCalls | ScheduledNumbers>(search.get('question')))
    : newDraft(reportNamed(report), readQuestion<ScheduledQuestion>(search.get('question')));
  return { data: { catalog, schedule: undefined, start }, error: null };
}

function readQuestion<Question>(text: string | null): Question | undefined {
  try {
    return text ? (JSON.parse(text) as Question) : undefined;
  } catch {
    return undefined;
  }
}
