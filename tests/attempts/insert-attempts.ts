import { Pool } from 'pg';

/** A stored attempt as a test writes it; what is left out is unknown. */
export interface StoredAttempt {
  source_id: number;
  attempt_id: string;
  call_id: string;
  is_final: boolean;
  started_at: string;
  ringing_at: string | null;
  answered_at: string | null;
  talk_s: string | null;
  customer_billed_s: number | null;
  provider_billed_s: number | null;
  sip_code: number | null;
  outcome: string;
  customer_id: string | null;
  provider_id: string | null;
  destination_prefix: string | null;
  destination_name: string | null;
  customer_charge: string | null;
  customer_currency: string | null;
  provider_charge: string | null;
  provider_currency: string | null;
  pdd_s: string | null;
  dtmf_digits: number | null;
  cli_digits: string | null;
  destination_digits: string | null;
  cli_state: string | null;
  destination_state: string | null;
  destination_rate_center: string | null;
  jurisdiction: string | null;
  jurisdiction_lrn: string | null;
  cli_is_own_ddi: boolean | null;
  ddi_provider_id: string | null;
  matched_ddi_provider_id: string | null;
}

export const ONE_ATTEMPT: StoredAttempt = {
  source_id: 1,
  attempt_id: '1',
  call_id: '1',
  is_final: true,
  started_at: '2026-11-01T00:00:00Z',
  ringing_at: null,
  answered_at: null,
  talk_s: null,
  customer_billed_s: null,
  provider_billed_s: null,
  sip_code: null,
  outcome: 'network_failure',
  customer_id: null,
  provider_id: null,
  destination_prefix: null,
  destination_name: null,
  customer_charge: null,
  customer_currency: null,
  provider_charge: null,
  provider_currency: null,
  pdd_s: null,
  dtmf_digits: null,
  cli_digits: null,
  destination_digits: null,
  cli_state: null,
  destination_state: null,
  destination_rate_center: null,
  jurisdiction: null,
  jurisdiction_lrn: null,
  cli_is_own_ddi: null,
  ddi_provider_id: null,
  matched_ddi_provider_id: null,
};

/** One partition for all times: tests of questions need not know how attempts are partitioned. */
export async function acceptAnyStart(pool: Pool): Promise<void> {
  await pool.query(
    `create table attempts_of_any_time partition of attempts for values from ('1990-01-01') to ('2100-01-01')`
  );
}

/** Stores attempts by plain SQL, past the ingest: what is asked of them must not depend on how they came. */
export async function insertAttempts(pool: Pool, attempts: readonly StoredAttempt[]): Promise<void> {
  const columns = Object.keys(ONE_ATTEMPT).join(', ');
  await pool.query(
    `insert into attempts (${columns}, destination_matched)
     select ${columns}, false from jsonb_populate_recordset(null::attempts, $1::jsonb)`,
    [JSON.stringify(attempts)]
  );
}
