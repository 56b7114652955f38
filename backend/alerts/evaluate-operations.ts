import { PoolClient } from 'pg';

import { AlertQueryOf } from '../../contract/alert-query';
import { Problem } from '../../contract/problem';
import { Scope } from '../../contract/access/scope';
import { isOfOrg } from '../access/made-things';
import { Principal } from '../access/principal';
import { AlertAnswer } from './alert-answer';
import { readCallless, readSilences, SourceSilence } from './complete-until';
import { counted, duration } from './words';

/** Mails and sources are of all customers. */
export function assertSeesAll({ customers, providers }: Scope): void {
  if (customers !== 'all' || providers !== 'all') {
    throw new Problem('You may not see mails and sources, which are of all customers. Watch calls instead.', {
      status: 403,
      field: 'condition',
    });
  }
}

interface FailuresRow {
  schedule: string | null;
  mails: string;
  runs: string;
  answer: string | null;
}

/** By schedule, so that one that goes on failing is one alarm; a schedule without failures is 0. */
const FAILURES = `
with failed as (
  select run.schedule_id, 1 as mails, 0 as runs, delivery.finished_at, delivery.answer
  from deliveries delivery join runs run on run.run_id = delivery.run_id and ${isOfOrg('run', 4)} join mails mail on mail.mail_id = delivery.mail_id
  where delivery.state in ('failed', 'unknown') and mail.purpose <> 'notice'
    and delivery.finished_at > $1::timestamptz - $2::int * interval '1 minute' and delivery.finished_at <= $1
  union all
  select schedule_id, 0, 1, finished_at, message from runs
  where ${isOfOrg('runs', 4)} and state = 'failed' and finished_at > $1::timestamptz - $2::int * interval '1 minute' and finished_at <= $1
)
select schedule.name as schedule, coalesce(sum(failed.mails), 0) as mails, coalesce(sum(failed.runs), 0) as runs,
  (array_agg(failed.answer order by failed.finished_at desc) filter (where failed.answer is not null))[1] as answer
from (select schedule_id, name from schedules where state <> 'deleted' and ${isOfOrg('schedules', 4)} union all select null, null) schedule
left join failed on failed.schedule_id is not distinct from schedule.schedule_id
group by schedule.schedule_id, schedule.name
order by schedule.name nulls last
limit $3`;

const MOST_SCHEDULES = 5_000;
const BY_HAND = 'Sent by hand';

/** Mails and runs of the asker's organisation that failed, by schedule. */
export async function failedDeliveries(
  client: PoolClient,
  { sampleMinutes }: AlertQueryOf<'failed_deliveries'>,
  at: string,
  { orgId }: Pick<Principal, 'orgId'>
): Promise<AlertAnswer> {
  const { rows } = await client.query<FailuresRow>(FAILURES, [at, sampleMinutes, MOST_SCHEDULES + 1, orgId]);
  return {
    label: 'Failed mails and runs',
    labels: ['schedule'],
    factNames: ['sentence', 'report', 'mails', 'runs'],
    groups: rows.slice(0, MOST_SCHEDULES).map(({ schedule, mails, runs, answer }) => {
      const name = schedule ?? BY_HAND;
      return {
        labels: { schedule: name },
        value: Number(mails) + Number(runs),
        facts: {
          sentence: `${name}: ${counted(Number(mails), 'mail')} and ${counted(Number(runs), 'run')} failed in the last ${sampleMinutes} min.${answer ? ` The latest: ${answer}` : ''}`,
          report: 'runs',
          mails,
          runs,
        },
      };
    }),
    notes: [],
    isCut: rows.length > MOST_SCHEDULES,
  };
}

const SAID = { heard: 'nothing was heard of it', calls: 'it has brought no new call' };

interface Late extends SourceSilence {
  missing: keyof typeof SAID;
}

const latenessOf = ({ silentS, mayBeSilentS }: SourceSilence) => Math.max(0, silentS - mayBeSilentS);

function sentenceOf({ name, missing, silentS, mayBeSilentS, lastError }: Late): string {
  const error = lastError ? ` Its last error: ${lastError}` : '';
  return `Source ${name}: ${SAID[missing]} for ${duration(silentS)}; ${duration(mayBeSilentS)} are usual.${error}`;
}

/** One for each source: of what it lacks, what it lacks longest. */
function worstOfEach(all: readonly Late[]): Late[] {
  const worst = new Map<string, Late>();
  for (const late of all) {
    const known = worst.get(late.name);
    if (!known || latenessOf(late) > latenessOf(known)) {
      worst.set(late.name, late);
    }
  }
  return [...worst.values()];
}

/** Sources that are waited for, and by how long they, or their calls, are late. */
export async function stoppedSources(client: PoolClient): Promise<AlertAnswer> {
  const silences = worstOfEach([
    ...(await readSilences(client)).map((silence): Late => ({ ...silence, missing: 'heard' })),
    ...(await readCallless(client)).map((silence): Late => ({ ...silence, missing: 'calls' })),
  ]);
  return {
    label: 'Seconds of silence beyond what is usual',
    labels: ['source'],
    factNames: ['sentence', 'report', 'heard_at'],
    groups: silences.map((silence) => ({
      labels: { source: silence.name },
      value: latenessOf(silence),
      facts: { sentence: sentenceOf(silence), report: 'sources', heard_at: silence.heardAt },
    })),
    notes:
      silences.length === 0 ? ['No source is waited for: calls came from files only, or none has been heard yet.'] : [],
    isCut: false,
  };
}
