import { PoolClient } from 'pg';

import { AlertQueryOf, CallsAlertQuery } from '../../contract/alert-query';
import { DimensionName } from '../../contract/names';
import { Filter, Window } from '../../contract/question';
import { keepsAttempts, readKept } from '../rollups/kept';
import { SumName } from '../rollups/sums';
import { assertScope } from '../reports/assert-scope';
import { readLacks } from '../reports/capabilities';
import { isMadeOfMoney } from '../reports/columns';
import { DIMENSIONS } from '../reports/dimensions';
import { assertNothingLost } from '../reports/lost-attempts';
import { MEASURES } from '../reports/measures';
import { Principal } from '../reports/principal';
import { AlertAnswer, AlertGroup } from './alert-answer';
import { readCompleteness } from './complete-until';
import { moneyQuestion, moneyStatement } from './money-statement';
import { reportLink } from './report-link';
import { sameHours } from './same-hours';
import {
  baselineLength,
  CODES,
  LACKS,
  labelColumns,
  MOST_GROUPS,
  nowColumn,
  Sides,
  sidesStatement,
  usualColumn,
  WEEKS,
} from './sides-statement';
import { GroupFigures, Seen, Watch, watchOf } from './watch';
import { codesText, percent, whole, windowText } from './words';

const MINUTE_MS = 60_000;

type Row = Record<string, string | number | null>;

const FACTS = ['sentence', 'report', 'window', 'attempts', 'asr', 'usual', 'usual_attempts', 'z', 'codes'];

/** What is looked at, once it is known up to when attempts are complete. */
interface Asked {
  query: CallsAlertQuery;
  window: Window;
  filters: Filter[];
  notes: string[];
}

/** Evaluation ends where the attempts of every source are known; a stopped source is left out, now and in earlier weeks. */
async function settle(client: PoolClient, query: CallsAlertQuery, at: string): Promise<Asked> {
  const { until, stopped } = await readCompleteness(client);
  const end = Math.min(Date.parse(at), Date.parse(until));
  const window = {
    from: new Date(end - query.sampleMinutes * MINUTE_MS).toISOString(),
    to: new Date(end).toISOString(),
  };
  const withoutStopped: Filter[] =
    stopped.length > 0 ? [{ dimension: 'source', operator: 'not_in', values: stopped }] : [];
  return {
    query,
    window,
    filters: [...query.filters, ...withoutStopped],
    notes: [
      `Looked at: ${windowText(window, query.zone)}, up to where every source is known to be complete.`,
      ...(stopped.length > 0 ? [`Left out, because nothing comes from there any more: ${stopped.join(', ')}.`] : []),
    ],
  };
}

function groupOf(row: Row, dimensions: readonly DimensionName[]) {
  const labels = labelColumns(dimensions).map(
    ({ column, labelOf }) => [column, row[column] ?? (labelOf ? '' : 'Unknown')] as const
  );
  const words = dimensions.map((dimension) => {
    const { label, named } = DIMENSIONS[dimension as keyof typeof DIMENSIONS];
    const name = named && row[named.column];
    const value = row[dimension] ?? 'unknown';
    return `${label} ${name ? `${name} (${value})` : value}`;
  });
  return {
    labels: Object.fromEntries(labels.map(([name, value]) => [name, String(value)])),
    words: words.length > 0 ? words.join(', ') : 'All attempts',
    values: dimensions.map((dimension) => ({
      dimension,
      value: row[dimension] === null ? null : String(row[dimension]),
    })),
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function toGroup(row: Row, seen: Seen, { query, window }: Asked): AlertGroup {
  const { labels, words, values } = groupOf(row, query.dimensions);
  const attempts = Number(row[nowColumn('attempts')]);
  const codes = codesText((row[CODES] ?? null) as never);
  const asr = attempts > 0 ? Number(row[nowColumn('answered')]) / attempts : null;
  return {
    labels,
    value: seen.value,
    facts: {
      sentence: `${words}: ${capitalised(seen.sentence)}.${codes ? ` Unanswered most by SIP ${codes}.` : ''}`,
      report: reportLink(values, { filters: query.filters, window, zone: query.zone }),
      window: windowText(window, query.zone),
      attempts: whole(attempts),
      asr: percent(asr),
      codes,
      ...seen.facts,
    },
  };
}

function figuresOf(row: Row, sides: Pick<Sides, 'now' | 'usual'>): GroupFigures {
  const numberOr = (value: string | number | null) => (value === null ? null : Number(value));
  return {
    now: (name: SumName) => Number(row[nowColumn(name)]),
    usual: (name: SumName) => Number(row[usualColumn(name)]),
    measure: { now: numberOr(row.now_value), usual: numberOr(row.usual_value) },
    weeks: Number(row[WEEKS]),
    lengths: baselineLength(sides),
  };
}

function answerOf(rows: readonly Row[], see: (row: Row) => Seen, asked: Asked, label: string): AlertAnswer {
  return {
    label,
    labels: labelColumns(asked.query.dimensions).map(({ column }) => column),
    factNames: FACTS,
    groups: rows.slice(0, MOST_GROUPS).map((row) => toGroup(row, see(row), asked)),
    window: asked.window,
    notes: asked.notes,
    isCut: rows.length > MOST_GROUPS,
  };
}

async function watchSums(client: PoolClient, asked: Asked, watch: Watch, principal: Principal): Promise<AlertAnswer> {
  const { query, window } = asked;
  const kept = await readKept(client);
  const lacks = await readLacks(client);
  const earlier = 'baseline' in query ? sameHours(window, query.zone, query) : [];
  const sides: Sides = {
    dimensions: query.dimensions,
    filters: asked.filters,
    zone: query.zone,
    sums: watch.sums,
    needs: watch.needs,
    now: window,
    usual: earlier.filter(({ from }) => keepsAttempts(kept, from)),
  };
  const { formula } = MEASURES[watch.measure];
  const formulas = { now_value: formula(nowColumn), usual_value: formula(usualColumn) };
  const { rows } = await client.query<Row>(
    sidesStatement(sides, watch.least, formulas, { ...kept, scope: principal.scope, lacking: lacks.lacking })
  );
  const isUnknown = rows.some((row) => row[LACKS]);
  const notes = [
    ...asked.notes,
    ...('baseline' in query
      ? [
          `Set beside ${sides.usual.length === 0 ? 'nothing: no calls of earlier weeks are kept' : sides.usual.map((one) => windowText(one, query.zone)).join('; ')}.`,
        ]
      : []),
    ...(isUnknown && watch.needs ? [`Some groups are not judged: ${lacks.reason(watch.needs)}.`] : []),
  ];
  const see = (row: Row): Seen => {
    const seen = watch.see(figuresOf(row, sides));
    return row[LACKS] ? { ...seen, value: null } : seen;
  };
  return answerOf(rows, see, { ...asked, notes }, watch.label);
}

async function watchMoney(
  client: PoolClient,
  asked: Asked,
  { measure, currency }: AlertQueryOf<'threshold'>,
  watch: Watch,
  principal: Principal
): Promise<AlertAnswer> {
  const { query, window, filters } = asked;
  const kept = await readKept(client);
  const { lacking } = await readLacks(client);
  const { dimensions, zone, leastAttempts } = query;
  const statement = moneyStatement(
    { dimensions, filters, zone, window, measure, currency, leastAttempts },
    { ...kept, scope: principal.scope, lacking }
  );
  await assertNothingLost(client, statement.question, statement.needsLost, kept);
  const { rows } = await client.query<Row>(statement.text, statement.values);
  return answerOf(rows, (row) => watch.see(figuresOf(row, { now: window, usual: [] })), asked, watch.label);
}

/** Answers a condition about attempts as it is at a moment, an ISO instant. Throws a Problem for what the principal may not see. */
export async function evaluateCalls(
  client: PoolClient,
  query: CallsAlertQuery,
  at: string,
  principal: Principal
): Promise<AlertAnswer> {
  const asked = await settle(client, query, at);
  const watch = watchOf(query);
  const { measure } = watch;
  const { dimensions, zone, leastAttempts } = query;
  assertScope(
    moneyQuestion({ dimensions, filters: query.filters, zone, window: asked.window, measure, leastAttempts }),
    principal.scope
  );
  return query.condition === 'threshold' && isMadeOfMoney(measure)
    ? watchMoney(client, asked, query, watch, principal)
    : watchSums(client, asked, watch, principal);
}
