import { Pool, PoolClient } from 'pg';

import { CallsAnswer } from '../../../contract/calls';
import { Window } from '../../../contract/question';
import { readKept } from '../../rollups/kept';
import { assertAttemptsKept } from '../lost-attempts';
import { Principal } from '../../access/principal';
import { AskOptions, readOnly } from '../read-only';
import { describeColumns } from './call-columns';
import { assertCallsScope } from './assert-calls-scope';
import { hiddenNotes } from './hidden-notes';
import { CallKey, readCallKey, startOf, writeCallKey } from './call-key';
import { AskedCalls, askedCalls, callsStatement } from './calls-statement';
import { LAYOUTS } from './layouts';
import { readCallsQuestion } from './read-calls-question';
import { callShaper } from './shape-call';
import { spansNewestFirst } from './spans-newest-first';

export interface ListOptions extends AskOptions {
  /** Times are told as instants whatever the layout writes. */
  instants?: boolean;
}

/** Half a year is five steps. */
const STEPS = { days: 2, growth: 3 };

/** What is left of the window after a call, which may have started within a millisecond. */
function rest({ from, to }: Window, after: CallKey | undefined): Window {
  const end = after && new Date(startOf(after) + 1).toISOString();
  return { from, to: end && Date.parse(end) < Date.parse(to) ? end : to };
}

/** The rows of a page, and one more where there is a further page. */
async function readPage(client: PoolClient, asked: AskedCalls): Promise<unknown[][]> {
  const { question } = asked;
  const after = question.after === undefined ? undefined : readCallKey(question.after);
  const found: unknown[][] = [];
  for (const span of spansNewestFirst(rest(question.window, after), STEPS)) {
    const limit = question.limit + 1 - found.length;
    const { text, values } = callsStatement(asked, { span, after, limit });
    const { rows } = await client.query<unknown[]>({ text, values, rowMode: 'array' });
    found.push(...rows);
    if (found.length > question.limit) {
      break;
    }
  }
  return found;
}

function keyOf(values: readonly unknown[]): string {
  const [startedAt, sourceId, attemptId] = values.slice(-3);
  return writeCallKey({ startedAt: String(startedAt), sourceId: Number(sourceId), attemptId: String(attemptId) });
}

/**
 * A page of calls, within what the principal may see: the window is read from its newest end until the page is full.
 * Throws a Problem for a mistake in the question (400), for what the principal may not see (403), when it takes too long
 * (504) and when the caller leaves (499).
 */
export async function listCalls(
  pool: Pool,
  input: unknown,
  principal: Principal,
  { instants = false, ...options }: ListOptions = {}
): Promise<CallsAnswer> {
  const startedAt = performance.now();
  const question = readCallsQuestion(input);
  const asked = askedCalls(question, principal);
  assertCallsScope(question, principal.scope);
  const layout = LAYOUTS[question.layout];
  const { columns } = layout;
  const found = await readOnly(pool, options, async (client) => {
    assertAttemptsKept(asked.attempts, await readKept(client));
    return readPage(client, asked);
  });
  const page = found.slice(0, question.limit);
  return {
    columns: describeColumns(columns),
    rows: page.map(callShaper(instants ? { ...layout, times: 'iso' } : layout, question.zone)),
    next: found.length > question.limit ? keyOf(page.at(-1)!) : null,
    notes: hiddenNotes(columns, principal),
    question,
    elapsedMs: Math.round(performance.now() - startedAt),
  };
}
