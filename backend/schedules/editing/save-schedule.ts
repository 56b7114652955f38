import { Pool, PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';

import { Problem } from '../../../contract/problem';
import { scheduleChangeSchema, scheduleSchema, ScheduleSettings } from '../../../contract/schedule';
import { recordChange } from '../../database/audit';
import { inTransaction } from '../../database/pool';
import { makerColumns } from '../../access/made-things';
import { Principal } from '../../access/principal';
import { readInput } from '../../reports/read-input';
import { anchorRule } from '../calendar/rule';
import { assertJob, shareOf } from '../job';
import { storedInstant } from '../ledger/stored-instant';
import { ZONE_RULES } from '../planning/zone-rules';
import { lockSchedule, settingsOf } from './lock-schedule';
import { currentSlot, nextUnplanned } from './reckon';

const UNIQUE_VIOLATION = '23505';

async function databaseNow(client: PoolClient): Promise<Temporal.Instant> {
  const { rows } = await client.query<{ now: string }>('select now() as now');
  return storedInstant(rows[0].now);
}

/** Makes a schedule of the principal's. Answers its id. Throws a Problem for what is wrong with it. */
export async function createSchedule(pool: Pool, input: unknown, principal: Principal): Promise<string> {
  const read = readInput(scheduleSchema, input);
  return inTransaction(pool, async (client) => {
    const now = await databaseNow(client);
    const settings = { ...read, rule: anchorRule(read.rule, read.zone, now) };
    await assertJob(client, settings.job, settings.zone, principal);
    const slot = currentSlot(settings.rule, settings.zone, now);
    const { rows } = await named(settings, () =>
      client.query<{ schedule_id: string }>(
        `insert into schedules (name, zone, rule, catch_up, job, owner_address, share, next_at, next_key, next_from, next_to,
           zone_rules, planned_to, owner, owner_role, org_id, owner_login, owner_token, scope)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $10, $13, $14, $15, $16, $17, $18)
         returning schedule_id`,
        [...columnsOf(settings, principal.name, slot), ...makerColumns(principal)]
      )
    );
    const id = rows[0].schedule_id;
    await recordChange(client, { by: principal, kind: 'schedule', id, action: 'created', after: settings });
    return id;
  });
}

/**
 * Changes a schedule. Its next slot is reckoned anew, but a period that is in the ledger stays what it was. Throws a
 * Problem where somebody else changed it meanwhile (409).
 */
export async function changeSchedule(pool: Pool, id: string, input: unknown, principal: Principal): Promise<void> {
  const { version, ...read } = readInput(scheduleChangeSchema, input);
  await inTransaction(pool, async (client) => {
    const stored = await lockSchedule(client, id, principal, version);
    const anchor = read.rule.anchor ?? (read.rule.unit === stored.rule.unit ? stored.rule.anchor : undefined);
    const now = await databaseNow(client);
    const settings = { ...read, rule: anchorRule({ ...read.rule, anchor }, read.zone, now) };
    await assertJob(client, settings.job, settings.zone, principal);
    const plannedTo = storedInstant(stored.planned_to);
    const keys = await keysSince(client, id, plannedTo);
    const slot = nextUnplanned(settings.rule, settings.zone, { plannedTo, keys });
    await named(settings, () =>
      client.query(
        `update schedules set name = $1, zone = $2, rule = $3, catch_up = $4, job = $5, owner_address = $6, share = $7,
           next_at = $8, next_key = $9, next_from = $10, next_to = $11, zone_rules = $12, problem = null,
           planned_to = greatest(planned_to, $10), version = version + 1, updated_at = now(), scope = $14
         where schedule_id = $13`,
        [...columnsOf(settings, stored.owner, slot), id, JSON.stringify(principal.scope)]
      )
    );
    const changed = { by: principal, kind: 'schedule' as const, id, action: 'changed' };
    await recordChange(client, { ...changed, before: settingsOf(stored), after: settings });
  });
}

/** Keys of the periods in the ledger that a changed rule might meet again. */
async function keysSince(client: PoolClient, id: string, plannedTo: Temporal.Instant): Promise<Set<string>> {
  const { rows } = await client.query<{ period_key: string }>(
    `select period_key from runs where schedule_id = $1 and trigger = 'scheduled' and skip_reason is distinct from 'left_out'
     and window_to > $2::timestamptz - interval '400 days'`,
    [id, plannedTo.toString()]
  );
  return new Set(rows.map(({ period_key }) => period_key));
}

function columnsOf(settings: ScheduleSettings, owner: string, slot: ReturnType<typeof currentSlot>): unknown[] {
  const { name, zone, rule, catchUp, job, ownerAddress } = settings;
  const [written, missed, what] = [rule, catchUp, job].map((part) => JSON.stringify(part));
  const next = [slot.at.toString(), slot.key, slot.from.toString(), slot.to.toString()];
  return [name, zone, written, missed, what, ownerAddress, shareOf(job, owner), ...next, ZONE_RULES];
}

async function named<T>({ name }: { name: string }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) {
      throw new Problem(`There is a schedule named “${name}” already. Give this one another name.`, {
        status: 409,
        field: 'name',
      });
    }
    throw error;
  }
}
