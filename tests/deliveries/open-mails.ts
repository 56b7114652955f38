import { Pool } from 'pg';

/** Leases of seconds are long over by then: who has brought no mail to its end never will. */
const STANDSTILL_MS = 120_000;

export interface OpenMails {
  open: number;
  /** Those of them whose next attempt is put off. */
  putOff: number;
  why: string;
}

/** What has not come to its end, and what is known of it. */
export async function openMails(pool: Pool): Promise<OpenMails> {
  const { rows } = await pool.query<OpenMails>(
    `select count(*)::int as open, count(*) filter (where state = 'queued' and next_attempt_at > now())::int as "putOff",
       string_agg(distinct concat_ws(' ', state, phase, answer), '; ') || coalesce('; ' || max(last_error), '') as why
     from deliveries, mail_server_state where state in ('queued', 'sending')`
  );
  return rows[0];
}

/** Looks at what is open now and then. Throws where it has not become less for long. */
export function watchStandstill(): (left: OpenMails) => void {
  let least = Infinity;
  let since = Date.now();
  return ({ open, why }) => {
    if (open < least) {
      least = open;
      since = Date.now();
    } else if (Date.now() - since > STANDSTILL_MS) {
      throw new Error(`${open} mails have not come to an end for ${STANDSTILL_MS / 1_000} s: ${why}`);
    }
  };
}
