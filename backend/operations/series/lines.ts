import { SERVICE_VIEWS, ServiceLine, ServiceViewName } from '../../../contract/service-query';
import { Queryable } from '../../database/pool';
import { Span } from '../service-question';
import { deliveryLag } from './delivery-lag';
import { filesOverTime, mailsOverTime, runsOverTime } from './ledger-lines';
import { questionTimes } from './question-times';
import { gauge, increase, together } from './sampled-lines';

export type SeriesView = {
  [Name in ServiceViewName]: (typeof SERVICE_VIEWS)[Name]['layout'] extends 'series' ? Name : never;
}[ServiceViewName];

/** `orgId` is the organisation whose runs, mails and files are counted, null for all. */
export type ReadLines = (db: Queryable, span: Span, orgId: number | null) => Promise<ServiceLine[]>;

export const LINES: Record<SeriesView, ReadLines> = {
  runs_over_time: runsOverTime,
  mails_over_time: mailsOverTime,
  files_over_time: filesOverTime,
  delivery_lag: deliveryLag,
  source_silence: gauge('trunkline_source_silence_seconds', { label: 'Silent for', unit: 'seconds', by: 'source' }),
  received: increase('trunkline_source_attempts', { label: 'Received', by: 'source' }),
  rejected: increase('trunkline_source_rejects', { label: 'Rejects', by: 'source' }),
  questions: together(
    increase('trunkline_question_seconds_count', { label: 'Answered' }),
    increase('trunkline_questions_refused_total', { label: 'Refused' })
  ),
  question_times: questionTimes,
  queue: together(
    gauge('trunkline_questions_running', { label: 'Running', unit: 'count' }),
    gauge('trunkline_questions_waiting', { label: 'Waiting', unit: 'count' })
  ),
  backlog: together(
    gauge('trunkline_dirty_hours', { label: 'Hours to add up', unit: 'count' }),
    gauge('trunkline_runs_waiting', { label: 'Runs', unit: 'count' }),
    gauge('trunkline_mails_waiting', { label: 'Mails', unit: 'count' })
  ),
  memory: gauge('process_resident_memory_bytes', { label: 'Memory', unit: 'bytes', by: 'replica' }),
};
