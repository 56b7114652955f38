import { Pool } from 'pg';

import { ScheduleRule } from '../../../contract/schedule-rule';
import { inTransaction } from '../../database/pool';
import { unplannedSlots } from './due-slots';
import { storedInstant } from '../ledger/stored-instant';
import { NextSlot, nextSlot, noSlot, setNextSlots } from './plan-due';
import { ZONE_RULES } from './zone-rules';

const AT_A_TIME = 200;

interface Reckoned {
  schedule_id: string;
  zone: string;
  rule: ScheduleRule;
  planned_to: string;
}

/**
 * Reckons the next slots anew that other time zone rules were used for. The windows that are in the ledger stay; so do
 * their periods, so that none is run twice. Answers how many schedules there were.
 */
export async function renewRules(pool: Pool): Promise<number> {
  let renewed = 0;
  for (let count = AT_A_TIME; count === AT_A_TIME; renewed += count) {
    count = await inTransaction(pool, async (client) => {
      const { rows } = await client.query<Reckoned>(
        `select schedule_id, zone, rule, planned_to from schedules where state <> 'deleted' and zone_rules <> $1
         order by schedule_id limit ${AT_A_TIME} for update`,
        [ZONE_RULES]
      );
      await setNextSlots(client, rows.map(reckon));
      return rows.length;
    });
  }
  return renewed;
}

function reckon({ schedule_id, zone, rule, planned_to }: Reckoned): NextSlot {
  try {
    return nextSlot(schedule_id, unplannedSlots(rule, zone, storedInstant(planned_to)).next().value);
  } catch (error) {
    return noSlot({ schedule_id, zone }, error);
  }
}
