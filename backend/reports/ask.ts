import { Pool } from 'pg';

import { Answer, Column } from '../../contract/answer';
import { Question } from '../../contract/question';
import { keptPlan } from '../database/kept-plan';
import { assertScope } from './assert-scope';
import { Lacks } from './capabilities';
import { previousFlag } from './compare/compared-columns';
import { incompleteTotalsOfBoth, notesOfBoth } from './compare/earlier-notes';
import { earlierWindow } from './compare/earlier-window';
import { Capability } from './measure';
import { countUnrated, withUnavailable } from './notes';
import { planInSnapshot } from './plan-in-snapshot';
import { Principal } from '../access/principal';
import { AskOptions, readOnly } from './read-only';
import { readQuestion } from './read-question';
import { rowReader, ShownRow } from './read-row';
import { referenceNotes } from './reference-notes';
import { TOO_MANY_BUCKETS, tooManyBuckets } from './relations/empty-buckets';
import { ROWS_READ } from './shown-step';
import { lacksColumn } from './slice-part';

function unavailableColumns(columns: readonly Column[], rows: readonly ShownRow[], lacks: Lacks): Column[] {
  const isAllLacking = (capability: Capability) =>
    rows.length > 0 && rows.every(({ flags }) => flags[lacksColumn(capability)] === true);
  return withUnavailable(columns, lacks, isAllLacking);
}

/** Rows read per place, where any were; those of the earlier window of a comparison too. */
function rowsRead({ flags }: ShownRow): Record<string, number> {
  const perPlace: Record<string, number> = {};
  for (const flag of [ROWS_READ, previousFlag(ROWS_READ)]) {
    for (const [place, rows] of Object.entries((flags[flag] ?? {}) as Record<string, number>)) {
      perPlace[place] = (perPlace[place] ?? 0) + rows;
    }
  }
  return Object.fromEntries(Object.entries(perPlace).filter(([, rows]) => rows > 0));
}

function comparedWith({ window, zone, compare }: Question): Answer['comparedWith'] {
  return compare && { compare, window: earlierWindow(window, zone, compare).window };
}

/**
 * Answers a question, within what the principal may see. Throws a Problem for a mistake in the question (400), for what
 * the principal may not see (403), when it takes too long (504) and when the caller leaves (499).
 */
export async function ask(pool: Pool, input: unknown, principal: Principal, asking: AskOptions = {}): Promise<Answer> {
  const startedAt = performance.now();
  const question = readQuestion(input);
  assertScope(question, principal.scope);

  return readOnly(pool, asking, async (client) => {
    const { plan, lacks, found } = await planInSnapshot(client, question, principal);
    const name = keptPlan(client, plan.text);
    const { rows } = await client.query({ name, text: plan.text, values: plan.values, rowMode: 'array' });
    const shown = rows.map(rowReader(plan, question));
    if (shown.some(({ flags }) => flags[TOO_MANY_BUCKETS] === true)) {
      throw tooManyBuckets();
    }

    const rowsOf = (grouping: number) => shown.filter(({ level }) => level === grouping);
    const [finest, ...others] = plan.levels;
    const finestRows = rowsOf(finest.grouping);
    const subtotals = others.filter(({ role }) => role === 'subtotal');
    const [totals] = rowsOf(plan.levels.at(-1)!.grouping);
    const kept = finestRows.slice(0, question.limit);
    const cutLevels = subtotals.some(({ grouping }) => rowsOf(grouping).length > question.limit);

    return {
      columns: unavailableColumns(plan.columns, kept, lacks),
      rows: kept.map(({ row }) => row),
      totals: totals.row,
      subtotals: subtotals.map(({ dimensions, grouping }) => ({
        dimensions: [...dimensions],
        rows: rowsOf(grouping)
          .slice(0, question.limit)
          .map(({ row }) => row),
      })),
      incompleteTotals: incompleteTotalsOfBoth(question, totals.flags),
      truncated: finestRows.length > question.limit || cutLevels,
      marks: found.marks,
      comparedWith: comparedWith(question),
      notes: [
        ...notesOfBoth(question, lacks, totals.flags),
        ...found.notes,
        ...(await referenceNotes(client, question, principal.scope)),
      ],
      unratedAttempts: countUnrated(totals.flags),
      question,
      plan: { rowsRead: rowsRead(totals), elapsedMs: Math.round(performance.now() - startedAt) },
    };
  });
}
