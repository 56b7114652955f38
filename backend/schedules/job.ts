import { Problem } from '../../contract/problem';
import { Question, Window } from '../../contract/question';
import { Job } from '../../contract/schedule';
import { Queryable } from '../database/pool';
import { assertRecipients } from '../deliveries/outbox/queue-deliveries';
import { assertScope } from '../reports/assert-scope';
import { questionOf } from '../reports/catalog/question-of';
import { Principal } from '../reports/principal';
import { readQuestion } from '../reports/read-question';

/** What the run says, not its job. */
const OF_THE_RUN = ['window', 'zone', 'limit'];
/** Any window will do to find out whether the rest of a question is right. */
const SOME_WINDOW: Window = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };

/** The question of a job over a window: the same as the page's. Throws a Problem for one that is wrong. */
export function questionOfJob(job: Job, window: Window, zone: string): Question {
  return readQuestion(questionOf(job.report, { ...job.question, window, zone }));
}

/** The customer a job is about, where it is about one alone. */
export function customerOf({ question }: Job): string | null {
  const filters = (Array.isArray(question.filters) ? question.filters : []) as Question['filters'];
  const ofCustomers = filters.filter(
    ({ dimension, operator }) => dimension === 'customer_id' && (operator ?? 'in') === 'in'
  );
  const [only] = ofCustomers.length === 1 && ofCustomers[0].values.length === 1 ? ofCustomers[0].values : [null];
  return only;
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
  assertScope(questionOfJob(job, SOME_WINDOW, zone), principal.scope);
  const { contacts, addresses, bcc } = job.recipients;
  assertRecipients([...addresses, ...bcc]);
  await assertKnown(db, 'contact', contacts);
  await assertKnown(db, 'template', job.templateId === null ? [] : [job.templateId]);
}

const TABLES = { contact: 'contacts', template: 'mail_templates' } as const;

async function assertKnown(db: Queryable, kind: keyof typeof TABLES, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) {
    return;
  }
  const { rows } = await db.query<{ id: string }>(
    `select wanted.id from unnest($1::bigint[]) as wanted (id)
     left join ${TABLES[kind]} known on known.${kind}_id = wanted.id where known.${kind}_id is null limit 1`,
    [ids]
  );
  if (rows.length > 0) {
    throw new Problem(`There is no ${kind} ${rows[0].id} any more. Choose another.`, {
      field: kind === 'contact' ? 'job.recipients.contacts' : 'job.templateId',
    });
  }
}
