import { PoolClient } from 'pg';

import { CallsAlertQuery } from '../../contract/alert-query';
import { Filter, Question, Window } from '../../contract/question';
import { alertQuestion } from './alert-question';
import { readCompleteness } from './complete-until';

import { windowText } from './words';

const MINUTE_MS = 60_000;

/** What is looked at, once it is known up to when attempts are complete. */
export interface Asked<Query extends CallsAlertQuery = CallsAlertQuery> {
  query: Query;
  window: Window;
  /** Those of the query, and what leaves stopped sources out. */
  filters: Filter[];
  notes: string[];
}

/** Evaluation ends where the attempts of every source are known; a stopped source is left out, now and in earlier weeks. */
export async function settle<Query extends CallsAlertQuery>(
  client: PoolClient,
  query: Query,
  at: string
): Promise<Asked<Query>> {
  const { until, stopped } = await readCompleteness(client);
  const end = Math.min(Date.parse(at), Date.parse(until));
  const window = {
    from: new Date(end - query.sampleMinutes * MINUTE_MS).toISOString(),
    to: new Date(end).toISOString(),
  };
  const withoutStopped: Filter[] =
    stopped.length > 0 ? [{ dimension: 'source', operator: 'not_in', values: stopped }] : [];
  return {
    query,
    window,
    filters: [...query.filters, ...withoutStopped],
    notes: [
      `Looked at: ${windowText(window, query.zone)}, up to where every source is known to be complete.`,
      ...(stopped.length > 0 ? [`Left out, because nothing comes from there any more: ${stopped.join(', ')}.`] : []),
    ],
  };
}

/** The question about the sample: its groups, filters and window. */
export function sampleQuestion(
  { query, window, filters }: Asked,
  changes: Pick<Question, 'measures'> & Partial<Question>
): Question {
  return alertQuestion({ dimensions: [...query.dimensions], filters, window, zone: query.zone, ...changes });
}
