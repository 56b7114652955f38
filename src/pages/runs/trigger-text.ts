import type { RunSummary, RunTrigger } from '../../../contract/run';

const LABELS: Record<RunTrigger, string> = {
  scheduled: 'by its slot',
  again: 'again',
  manual: 'by hand',
  test: 'as a test',
  adhoc: 'from a report',
};

/** Why there is this run, and who asked for it. */
export function triggerText({ trigger, requestedBy, attempt, late }: RunSummary): string {
  const by = requestedBy ? ` by ${requestedBy}` : '';
  const times = attempt > 1 ? `, attempt ${attempt}` : '';
  return `${LABELS[trigger]}${by}${times}${late ? ', late' : ''}`;
}
