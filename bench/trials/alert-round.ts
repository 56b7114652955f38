import { Pool } from 'pg';

import { AlertQueryInput } from '../../contract/alert-query';
import { ALERT_PRESETS } from '../../contract/alerts/presets';
import { evaluate } from '../../backend/alerts/evaluate';
import { readAlertQuery } from '../../backend/alerts/read-alert-query';
import { Principal } from '../../backend/access/principal';
import { someone } from '../../tests/access/someone';
import { Days } from '../contests/breakouts';
import { measureInTurns, Timing } from '../measure/rounds';

export interface AlertRoundResult {
  /** What a round looks at. */
  providers: number;
  destinations: number;
  sampleAttempts: number;
  rules: Array<{ name: string; groups: number; timing: Timing }>;
}

const DAY_MS = 86_400_000;
/** A busy moment: ten past ten on the last whole day. */
const MOMENT_MS = 10 * 3_600_000 + 10 * 60_000;
const SAMPLE_MS = 15 * 60_000;
const everyone: Principal = someone('bench', 'viewer');

/** The ASR of all customers over 15 minutes beside four weeks: by the same quarter-hours, and by the hours that hold them. */
const CUSTOMERS = {
  kind: 'alert' as const,
  condition: 'drop' as const,
  dimensions: ['customer_id' as const],
  leastAttempts: 1,
};

interface Watched {
  name: string;
  query: AlertQueryInput;
}

async function worldOf(pool: Pool, at: string): Promise<Omit<AlertRoundResult, 'rules'>> {
  const { rows } = await pool.query<{ attempts: string; providers: string; destinations: string }>(
    `select count(*) as attempts, count(distinct provider_id) as providers, count(distinct destination_prefix) as destinations
     from attempts where started_at >= $1 and started_at < $2`,
    [new Date(Date.parse(at) - SAMPLE_MS).toISOString(), at]
  );
  const [{ attempts, providers, destinations }] = rows;
  return { sampleAttempts: Number(attempts), providers: Number(providers), destinations: Number(destinations) };
}

/** One look of every preset, as Grafana's alerting asks for it each minute; each in one snapshot of the database. */
export async function runAlertRound(pool: Pool, { from, days }: Days, rounds: number): Promise<AlertRoundResult> {
  const at = new Date(from + (days - 1) * DAY_MS + MOMENT_MS).toISOString();
  const look = (query: AlertQueryInput) => evaluate(pool, readAlertQuery(query), at, everyone);
  const watched: Watched[] = [
    ...ALERT_PRESETS.map(({ name, query }) => ({ name, query })),
    { name: 'all customers, same quarter-hours', query: CUSTOMERS },
    { name: 'all customers, same hours', query: { ...CUSTOMERS, baseline: 'hours' } },
  ];
  const timings = await measureInTurns(
    watched.map(({ name, query }) => ({ name, run: () => look(query) })),
    rounds
  );
  const rules = [];
  for (const { name, query } of watched) {
    rules.push({ name, groups: (await look(query)).groups.length, timing: timings.get(name)! });
  }
  return { ...(await worldOf(pool, at)), rules };
}
