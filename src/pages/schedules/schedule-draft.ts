import type { ReportDescription } from '../../../contract/catalog';
import type { ReportName } from '../../../contract/names';
import type { QuestionInput } from '../../../contract/question';
import type { CatchUpPolicy, FileFormat, Job, Schedule, ScheduleInput } from '../../../contract/schedule';
import { splitAddresses } from '../../app/split-addresses';
import { draftOfRule, type RuleDraft, ruleOf } from './rule-draft';

/** What a schedule asks of its report: all of a question but when. */
export type ScheduledQuestion = Omit<QuestionInput, 'window' | 'zone'>;

/** A schedule as its form holds it: numbers, dates and lists of addresses as typed. */
export interface ScheduleDraft extends RuleDraft {
  name: string;
  report: ReportName;
  question: ScheduledQuestion;
  formats: FileFormat[];
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
    question: question ?? report.defaults,
    formats: ['csv'],
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

export function draftOf(schedule: Schedule, report: ReportDescription): ScheduleDraft {
  const { name, rule, zone, job, catchUp, ownerAddress } = schedule;
  const { formats, gzip, spreadsheetSafe, onlyWithRows, templateId, onDoubt, recipients } = job;
  return {
    ...draftOfRule(rule, zone),
    name,
    report: report.name,
    question: { ...report.defaults, ...job.question },
    formats,
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
  const { report, question, formats, gzip, spreadsheetSafe, onlyWithRows, templateId, onDoubt } = draft;
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
      question,
      formats,
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
