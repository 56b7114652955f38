import { CallsQuestion, NumberFiguresQuestion } from '../../contract/calls';
import { ReportName } from '../../contract/names';
import { Problem } from '../../contract/problem';
import { Filter, Question, Window } from '../../contract/question';
import { CALL_LIST, Job, NUMBER_FIGURES } from '../../contract/schedule';
import { isOfOrg } from '../access/made-things';
import { intersection } from '../access/scope';
import { Queryable } from '../database/pool';
import { assertOwnData } from '../deliveries/contacts/assert-own-data';
import { contactsOfCustomers, customersOf } from '../deliveries/contacts/contacts-of-customers';
import { assertRecipients } from '../deliveries/outbox/queue-deliveries';
import { assertScope } from '../reports/assert-scope';
import { assertCallsScope } from '../reports/calls/assert-calls-scope';
import { readCallsQuestion, readNumberFigures } from '../reports/calls/read-calls-question';
import { questionOf } from '../reports/catalog/question-of';
import { Principal } from '../access/principal';
import { readQuestion } from '../reports/read-question';
import { customersEyes } from './customers-eyes';
import { savedReportForOwner } from './saved-report-of-job';

/** What the run says, not its job. */
const OF_THE_RUN = ['window', 'zone', 'limit', 'after'];
/** Any window will do to find out whether the rest of a question is right. */
const SOME_WINDOW: Window = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };

/** The question of a report over a window: the same as the page's. Throws a Problem for one that is wrong. */
export function questionOfReport(report: ReportName, wishes: Job['question'], window: Window, zone: string): Question {
  return readQuestion(questionOf(report, { ...wishes, window, zone }));
}

/** The question of a job for calls over a window. Throws a Problem for one that is wrong. */
export function callsOfJob({ question }: Job, window: Window, zone: string): CallsQuestion {
  return readCallsQuestion({ ...question, window, zone });
}

/** The question of a job for the figures of numbers over a window. Throws a Problem for one that is wrong. */
export function numbersOfJob({ question }: Job, window: Window, zone: string): NumberFiguresQuestion {
  return readNumberFigures({ ...question, window, zone });
}

/** What a job asks over a window. Throws a Problem for what can't be asked over it, or not by that principal. Answers whom it is about. */
export async function assertAsked(
  db: Queryable,
  job: Job,
  { window, zone }: { window: Window; zone: string },
  principal: Principal
): Promise<{ customerId: string | null }> {
  if (job.savedReportId === null && (job.report === CALL_LIST || job.report === NUMBER_FIGURES)) {
    const ofJob = job.report === CALL_LIST ? callsOfJob : numbersOfJob;
    const calls = ofJob(job, window, zone);
    assertCallsScope(calls, principal.scope);
    return { customerId: onlyCustomer(calls.filters) };
  }
  const { report, question } =
    job.savedReportId === null
      ? { report: job.report as ReportName, question: job.question }
      : await savedReportForOwner(db, job.savedReportId, principal);
  const asked = questionOfReport(report, question, window, zone);
  assertScope(asked, principal.scope);
  return { customerId: onlyCustomer(asked.filters) };
}

type AskedFilters = ReadonlyArray<Pick<Filter, 'dimension' | 'values'> & Partial<Filter>>;

/** The customer calls are of, where they are of one alone. */
export function onlyCustomer(filters: AskedFilters): string | null {
  const ofCustomers = filters.filter(
    ({ dimension, operator }) => dimension === 'customer_id' && (operator ?? 'in') === 'in'
  );
  const [only] = ofCustomers.length === 1 && ofCustomers[0].values.length === 1 ? ofCustomers[0].values : [null];
  return only;
}

/** The customer a job is about, as far as the job itself says it. */
function customerOf({ question }: Job): string | null {
  return onlyCustomer((Array.isArray(question.filters) ? question.filters : []) as Filter[]);
}

/** Runs of one share take turns with those of the others: nobody waits because another customer has more. */
export function shareOf(job: Job, owner: string): string {
  const customer = customerOf(job);
  return customer === null ? `owner:${owner}` : `customer:${customer}`;
}

/** Refuses a job that could not be run by who asks for it: its question, its recipients or its template. */
export async function assertJob(db: Queryable, job: Job, zone: string, principal: Principal): Promise<void> {
  const misplaced = OF_THE_RUN.find((part) => part in job.question);
  if (misplaced) {
    throw new Problem(`The question of a schedule has no ${misplaced}: each run has its own. Leave it out.`, {
      field: `job.question.${misplaced}`,
    });
  }
  const { customerId } = await assertAsked(db, job, { window: SOME_WINDOW, zone }, principal);
  const { contacts, addresses, bcc } = job.recipients;
  assertRecipients([...addresses, ...bcc]);
  await assertKnown(db, 'contact', contacts, principal);
  const theirs = await contactsOfCustomers(db, contacts);
  assertOwnData(theirs, customerId);
  for (const customer of customersOf(theirs)) {
    await assertForCustomer(db, job, zone, customer, principal);
  }
  await assertKnown(db, 'template', job.templateId === null ? [] : [job.templateId], principal);
}

const TABLES = { contact: 'contacts', template: 'mail_templates' } as const;

async function assertKnown(
  db: Queryable,
  kind: keyof typeof TABLES,
  ids: readonly string[],
  { orgId }: Principal
): Promise<void> {
  if (ids.length === 0) {
    return;
  }
  const { rows } = await db.query<{ id: string }>(
    `select wanted.id from unnest($1::bigint[]) as wanted (id)
     left join ${TABLES[kind]} known on known.${kind}_id = wanted.id and ${isOfOrg('known', 2)}
     where known.${kind}_id is null limit 1`,
    [ids, orgId]
  );
  if (rows.length > 0) {
    throw new Problem(`There is no ${kind} ${rows[0].id} any more. Choose another.`, {
      field: kind === 'contact' ? 'job.recipients.contacts' : 'job.templateId',
    });
  }
}

/** A contact of a customer gets what that customer may see: the same is asked with their eyes. */
async function assertForCustomer(
  db: Queryable,
  job: Job,
  zone: string,
  customer: string,
  principal: Principal
): Promise<void> {
  const scope = intersection(principal.scope, customersEyes(customer));
  try {
    await assertAsked(db, job, { window: SOME_WINDOW, zone }, { ...principal, scope });
  } catch (error) {
    throw error instanceof Problem
      ? new Problem(`A recipient is a contact of customer ${customer}, who gets what they may see. ${error.message}`, {
          status: error.status,
          field: 'job.recipients.contacts',
        })
      : error;
  }
}
