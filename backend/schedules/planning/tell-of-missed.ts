import { PoolClient } from 'pg';

import { MailContent } from '../../../contract/delivery';
import { isoInstant } from '../../database/iso-instant';
import { MailOfRun } from '../../deliveries/outbox/queue-deliveries';
import { queueOwnerNotice } from '../../deliveries/outbox/queue-notice';
import { EnteredRun } from './insert-runs';

interface Missed {
  run_id: string;
  schedule_id: string;
  name: string;
  share: string;
  zone: string;
  owner_address: string;
  report: string;
  madeBy: MailOfRun['madeBy'];
  count: number;
  from: string;
  to: string;
}

/** One notice to the owner of each schedule that has missed more windows than it catches up with, over all of them. */
export async function tellOfMissed(client: PoolClient, entered: readonly EnteredRun[]): Promise<void> {
  const beyond = entered.filter(({ skip_reason }) => skip_reason === 'over_cap').map(({ run_id }) => run_id);
  if (beyond.length === 0) {
    return;
  }
  const { rows } = await client.query<Missed>(
    `select m.*, s.name, s.share, s.zone, s.owner_address, s.job->>'report' as report,
       jsonb_build_object('orgId', s.org_id, 'owner', s.owner, 'scope', s.scope) as "madeBy" from (
       select schedule_id, max(run_id) as run_id, count(*)::int as count,
         ${isoInstant('min(window_from)')} as "from", ${isoInstant('max(window_to)')} as "to"
       from runs where run_id = any($1::bigint[]) group by schedule_id
     ) m join schedules s using (schedule_id) where s.owner_address is not null`,
    [beyond]
  );
  for (const missed of rows) {
    const { run_id: runId, share, owner_address: ownerAddress, madeBy } = missed;
    await queueOwnerNotice(client, { runId, share, ownerAddress, madeBy, content: contentOf(missed) });
  }
}

function contentOf({ schedule_id, name, report, zone, count, from, to }: Missed): MailContent {
  return {
    report: { name: report, label: name },
    schedule: { id: schedule_id, name },
    customer: null,
    window: { from, to },
    zone,
    rows: 0,
    preliminary: false,
    columns: [],
    summary: [],
    totals: null,
    notes: [],
    missed: count,
    trend: null,
  };
}
