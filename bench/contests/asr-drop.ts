import { AlertAnswer } from '../../backend/alerts/alert-answer';
import { evaluate } from '../../backend/alerts/evaluate';
import { readAlertQuery } from '../../backend/alerts/read-alert-query';
import { serviceAdministrator } from '../../backend/access/principal';
import { Baseline } from '../../contract/alert-query';
import { measureInTurns } from '../measure/rounds';
import { assertSame, PlainRow } from '../measure/same';
import { plainRows } from '../sides/postgres';
import { Sides } from '../sides/sides';
import { Days } from './breakouts';
import { instant } from './plain-statement';
import { RaceResult, timingsOf } from './race';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SAMPLE_MS = 15 * MINUTE_MS;
const WEEKS = [1, 2, 3, 4];
const TARGET = { timesPlain: 8, atMostMs: 10 };

const within = (from: number, length: number) => {
  const at = (ms: number) => instant('postgres', new Date(ms).toISOString());
  return `select customer_id, count(*) as attempts, count(answered_at) as answered from attempts
    where started_at >= ${at(from)} and started_at < ${at(from + length)} group by 1`;
};

/** The same times of the four weeks before, each as long as the baseline wants. */
function plainDrop(start: number, baselineMs: number): string {
  const earlier = WEEKS.map((week) => within(start - week * 7 * DAY_MS, baselineMs));
  return `select customer_id, now.attempts, sum(usual.attempts) as usual_attempts
    from (${within(start, SAMPLE_MS)}) now join (${earlier.join(' union all ')}) usual using (customer_id)
    group by 1, 2`;
}

const plainNumber = (text: string) => text.replaceAll(',', '');

const groupsOf = ({ groups }: AlertAnswer): PlainRow[] =>
  groups.map(({ labels, facts }) => ({
    customer_id: labels.customer_id,
    attempts: plainNumber(facts.attempts),
    usual_attempts: plainNumber(facts.usual_attempts),
  }));

async function race(
  name: string,
  { start, baseline, baselineMs }: { start: number; baseline: Baseline; baselineMs: number },
  { pool, rounds, meter }: Sides
): Promise<RaceResult> {
  const query = readAlertQuery({
    kind: 'alert',
    condition: 'drop',
    dimensions: ['customer_id'],
    leastAttempts: 1,
    baseline,
  });
  const at = new Date(start + SAMPLE_MS).toISOString();
  const look = () => evaluate(pool, query, at, serviceAdministrator('bench'));
  const plain = plainDrop(start, baselineMs);
  const found = groupsOf(await look());
  assertSame(name, ['customer_id', 'attempts', 'usual_attempts'], found, await plainRows(pool, plain));

  const timings = await measureInTurns(
    [
      { name: 'ours', run: look },
      { name: 'plain', run: () => plainRows(pool, plain) },
    ],
    rounds,
    meter
  );
  return { name, target: TARGET, ...timingsOf(timings), rowsRead: {}, rows: found.length };
}

/** The last 15 minutes of each customer beside four weeks, as an alert rule asks for them; none where there are fewer weeks. */
export async function runAsrDrop({ from, days }: Days, sides: Sides): Promise<RaceResult[]> {
  const start = from + (Math.min(days, 30) - 1) * DAY_MS + 10 * HOUR_MS;
  if (start - WEEKS.at(-1)! * 7 * DAY_MS < from) {
    return [];
  }
  return [
    await race(
      'ASR, 15 min beside the same quarter-hours of four weeks',
      { start, baseline: 'quarter_hours', baselineMs: SAMPLE_MS },
      sides
    ),
    await race(
      'ASR, 15 min beside the same hours of four weeks',
      { start, baseline: 'hours', baselineMs: HOUR_MS },
      sides
    ),
  ];
}
