import { PoolClient } from 'pg';

import { keptPlan } from '../database/kept-plan';
import { keepsAttempts, readKept } from '../rollups/kept';
import { SumName } from '../rollups/sums';
import { readLacks } from '../reports/capabilities';
import { MEASURES } from '../reports/measures';
import { Principal } from '../access/principal';
import { AlertAnswer } from './alert-answer';
import { Asked } from './asked';
import { groupAnswer, GroupRow, Seen } from './group-answer';
import { sameHours } from './same-hours';
import { baselineLength, LACKS, nowColumn, Sides, sidesStatement, usualColumn, WEEKS } from './sides-statement';
import { GroupFigures, SummedQuery, Watch } from './watch';
import { windowText } from './words';

const numberOr = (value: string | number | null) => (value === null ? null : Number(value));

/** The figures of a group, beside baselines so many times as long as the sample. */
export function figuresOf(row: GroupRow, lengths: number): GroupFigures {
  return {
    now: (name: SumName) => Number(row[nowColumn(name)]),
    usual: (name: SumName) => Number(row[usualColumn(name)]),
    measure: { now: numberOr(row.now_value), usual: numberOr(row.usual_value ?? null) },
    weeks: Number(row[WEEKS]),
    lengths,
  };
}

function besideNote({ usual }: Sides, zone: string): string {
  const windows = usual.map((window) => windowText(window, zone)).join('; ');
  return `Set beside ${windows || 'nothing: no calls of earlier weeks are kept'}.`;
}

/** Answers a condition from what attempts of the sample, and of earlier weeks where it asks for them, add up to. */
export async function watchSums(
  client: PoolClient,
  asked: Asked<SummedQuery>,
  watch: Watch,
  { scope }: Principal
): Promise<AlertAnswer> {
  const { query, window, filters } = asked;
  const kept = await readKept(client);
  const { lacking, reason } = await readLacks(client);
  const earlier = 'baseline' in query ? sameHours(window, query.zone, query) : [];
  const sides: Sides = {
    dimensions: query.dimensions,
    filters,
    zone: query.zone,
    sums: watch.sums,
    needs: watch.needs,
    now: window,
    usual: earlier.filter(({ from }) => keepsAttempts(kept, from)),
  };
  const { formula } = MEASURES[watch.measure];
  const formulas = { now_value: formula(nowColumn), usual_value: formula(usualColumn) };
  const statement = sidesStatement(sides, watch.least, formulas, { ...kept, scope, lacking });
  const { rows } = await client.query<GroupRow>({ name: keptPlan(client, statement.text), ...statement });

  const isUnknown = rows.some((row) => row[LACKS]);
  const notes = [
    ...asked.notes,
    ...('baseline' in query ? [besideNote(sides, query.zone)] : []),
    ...(isUnknown && watch.needs ? [`Some groups are not judged: ${reason(watch.needs)}.`] : []),
  ];
  const lengths = baselineLength(sides);
  const see = (row: GroupRow): Seen => {
    const seen = watch.see(figuresOf(row, lengths));
    return row[LACKS] ? { ...seen, value: null } : seen;
  };
  return groupAnswer(rows, see, { ...asked, notes }, watch.label);
}
