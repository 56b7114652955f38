import type { Catalog, ReportDescription } from '../../../contract/catalog';
import type { QuestionInput } from '../../../contract/question';
import {
  CALL_LIST,
  NUMBER_FIGURES,
  type CatchUpPolicy,
  type FileFormat,
  type Job,
  type Schedule,
  type ScheduledReport,
  type ScheduleInput,
} from '../../../contract/schedule';
import type { TimeForm } from '../../../contract/time-form';
import { splitAddresses } from '../../app/split-addresses';
import {
  callsOf,
  type CallsDraft,
  draftOfCalls,
  NEW_CALLS,
  numbersOf,
  type ScheduledCalls,
  type ScheduledNumbers,
} from './calls-draft';
import { draftOfRule, type RuleDraft, ruleOf } from './rule-draft';

/** What a schedule asks of its report: all of a question but when. */
export type ScheduledQuestion = Omit<QuestionInput, 'window' | 'zone'>;

/** What is asked of calls, not of a report of the catalogue. */
type ReportOnCalls = typeof CALL_LIST | typeof NUMBER_FIGURES;

/** A schedule as its form holds it: numbers, dates and lists of addresses as typed. */
export interface ScheduleDraft extends RuleDraft {
  name: string;
  report: ScheduledReport;
  savedReportId: string | null;
  /** What is asked of a report. */
  question: ScheduledQuestion;
  /** What is asked of calls. */
  calls: CallsDraft;
  formats: FileFormat[];
  tableInMail: boolean;
  times: TimeForm | null;
  gzip: boolean;
  spreadsheetSafe: boolean;
  onlyWithRows: boolean;
  waitForRatingHours: string;
  contacts: string[];
  addresses: string;
  bcc: string;
  templateId: string | null;
  subject: string;
  onDoubt: Job['onDoubt'];
  catchUpPolicy: CatchUpPolicy;
  catchUpAtMost: string;
  ownerAddress: string;
}

/** What a new schedule starts as, over the question on screen or the report's own. */
export function newDraft(report: ReportDescription, question?: ScheduledQuestion): ScheduleDraft {
  return {
    ...draftOfRule(undefined, Intl.DateTimeFormat().resolvedOptions().timeZone),
    name: '',
    report: report.name,
    savedReportId: null,
    question: question ?? report.defaults,
    calls: NEW_CALLS,
    formats: ['csv'],
    tableInMail: true,
    times: null,
    gzip: false,
    spreadsheetSafe: false,
    onlyWithRows: false,
    waitForRatingHours: '0',
    contacts: [],
    addresses: '',
    bcc: '',
    templateId: null,
    subject: '',
    onDoubt: 'park',
    catchUpPolicy: 'all',
    catchUpAtMost: '',
    ownerAddress: '',
  };
}

/** A new schedule of a list of calls, or of the figures of numbers. */
export function newCallsDraft(
  report: ReportDescription,
  kind: ReportOnCalls,
  asked: ScheduledCalls | ScheduledNumbers | undefined
): ScheduleDraft {
  return { ...newDraft(report), report: kind, calls: asked ? draftOfCalls(asked) : NEW_CALLS };
}

/** Whether what is asked is asked of calls, not of a report of the catalogue. */
export const isOfCalls = (report: string | null): report is ReportOnCalls =>
  report === CALL_LIST || report === NUMBER_FIGURES;

export function draftOf(schedule: Schedule, { reports }: Pick<Catalog, 'reports'>): ScheduleDraft {
  const { name, rule, zone, job, catchUp, ownerAddress } = schedule;
  const { report, savedReportId, formats, tableInMail, times, gzip, spreadsheetSafe, onlyWithRows } = job;
  const { templateId, onDoubt, recipients } = job;
  const known = reports.find((each) => each.name === report);
  return {
    ...draftOfRule(rule, zone),
    name,
    report,
    savedReportId,
    question: { ...(known ?? reports[0]).defaults, ...(known ? job.question : {}) },
    calls: isOfCalls(report) ? draftOfCalls(job.question) : NEW_CALLS,
    formats,
    tableInMail,
    times,
    gzip,
    spreadsheetSafe,
    onlyWithRows,
    waitForRatingHours: String(job.waitForRatingHours),
    contacts: recipients.contacts,
    addresses: recipients.addresses.join('\n'),
    bcc: recipients.bcc.join('\n'),
    templateId,
    subject: job.subject ?? '',
    onDoubt,
    catchUpPolicy: catchUp.policy,
    catchUpAtMost: catchUp.atMost === undefined ? '' : String(catchUp.atMost),
    ownerAddress: ownerAddress ?? '',
  };
}

export function inputOf(draft: ScheduleDraft): ScheduleInput {
  const { report, savedReportId, formats, tableInMail, times, gzip, spreadsheetSafe, onlyWithRows } = draft;
  const { templateId, onDoubt } = draft;
  return {
    name: draft.name.trim(),
    zone: draft.zone,
    rule: ruleOf(draft),
    catchUp: {
      policy: draft.catchUpPolicy,
      ...(draft.catchUpAtMost.trim() === '' ? {} : { atMost: Number(draft.catchUpAtMost) }),
    },
    job: {
      report,
      savedReportId,
      question: askedOf(draft),
      formats,
      tableInMail,
      times,
      gzip,
      spreadsheetSafe,
      onlyWithRows,
      templateId,
      onDoubt,
      waitForRatingHours: Number(draft.waitForRatingHours),
      subject: draft.subject.trim() || null,
      recipients: {
        contacts: draft.contacts,
        addresses: splitAddresses(draft.addresses),
        bcc: splitAddresses(draft.bcc),
      },
    },
    ownerAddress: draft.ownerAddress.trim() || null,
  };
}

function askedOf({ report, savedReportId, question, calls }: ScheduleDraft): Record<string, unknown> {
  if (savedReportId !== null) {
    return {};
  }
  if (report === NUMBER_FIGURES) {
    return { ...numbersOf(calls) };
  }
  return report === CALL_LIST ? { ...callsOf(calls) } : { ...question };
}
