import { QuestionInput } from '../../contract/question';
import { measureInTurns } from '../measure/rounds';
import { assertSame, PlainRow } from '../measure/same';
import { plainRows } from '../sides/postgres';
import { Sides } from '../sides/sides';
import { Days } from './breakouts';
import { Target } from './contest';
import { instant } from './plain-statement';
import { planOf, RaceResult, timingsOf } from './race';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEKS = [1, 2, 3, 4];

interface Window {
  from: string;
  to: string;
}

const windowFrom = (from: number, length: number): Window => ({
  from: new Date(from).toISOString(),
  to: new Date(from + length).toISOString(),
});

const asked = (window: Window): QuestionInput => ({
  measures: ['attempts', 'answered', 'asr'],
  dimensions: ['customer_id'],
  window,
});

const within = ({ from, to }: Window) =>
  `select customer_id, count(*) as attempts, count(answered_at) as answered from attempts
    where started_at >= ${instant('postgres', from)} and started_at < ${instant('postgres', to)} group by 1`;

function plainDrop(current: Window, baseline: readonly Window[]): string {
  return `select customer_id, current.attempts, current.answered, sum(base.attempts) as base_attempts, sum(base.answered) as base_answered
    from (${within(current)}) current
    left join (${baseline.map(within).join(' union all ')}) base using (customer_id)
    group by 1, 2, 3`;
}

async function race(
  name: string,
  target: Target,
  windows: { current: Window; baseline: readonly Window[] },
  { service, pool, rounds, meter }: Sides
): Promise<RaceResult> {
  const { current, baseline } = windows;
  const askAll = () => Promise.all([current, ...baseline].map((window) => service.ask(asked(window))));
  const plain = plainDrop(current, baseline);

  const [now, ...before] = await askAll();
  const rows = now.rows.map((row): PlainRow => {
    const same = before.flatMap((answer) => answer.rows.filter((other) => other.customer_id === row.customer_id));
    const total = (measure: string) =>
      same.length > 0 ? same.reduce((sum, other) => sum + Number(other[measure]), 0) : null;
    return { ...row, base_attempts: total('attempts'), base_answered: total('answered') };
  });
  const columns = ['customer_id', 'attempts', 'answered', 'base_attempts', 'base_answered'];
  assertSame(name, columns, rows, await plainRows(pool, plain));

  const timings = await measureInTurns(
    [
      { name: 'ours', run: askAll },
      { name: 'plain', run: () => plainRows(pool, plain) },
    ],
    rounds,
    meter
  );
  return { name, target, ...timingsOf(timings), ...planOf([now, ...before]) };
}

/** The last 15 minutes of each customer against the four weeks before, or as much of them as there is. */
export async function runAsrDrop({ from, days }: Days, sides: Sides): Promise<RaceResult[]> {
  const now = from + (Math.min(days, 30) - 1) * DAY_MS + 10 * HOUR_MS + 15 * MINUTE_MS;
  const current = windowFrom(now - 15 * MINUTE_MS, 15 * MINUTE_MS);
  const hourNow = now - 15 * MINUTE_MS;
  const target = { timesPlain: 8, atMostMs: 10 };
  const sameHours = WEEKS.map((week) => windowFrom(hourNow - week * 7 * DAY_MS, HOUR_MS)).filter(
    (window) => Date.parse(window.from) >= from
  );
  const start = Math.max(from, hourNow - 28 * DAY_MS);
  const allOfThem = [windowFrom(start, hourNow - start)];
  return [
    ...(sameHours.length > 0
      ? [await race('ASR, 15 min against the same hour of four weeks', target, { current, baseline: sameHours }, sides)]
      : []),
    await race('ASR, 15 min against all of four weeks', target, { current, baseline: allOfThem }, sides),
  ];
}
