import { AccountingRow } from './accounting-row';

/** A call as the switch accounted it. */
export interface AccountedCall {
  /** One for each attempt, in the order they ended. */
  attempts: TimedRow[];
  /** The one the caller got in the end. */
  final: TimedRow;
  /** The end of the answered attempt. */
  bye?: AccountingRow;
}

export interface TimedRow {
  row: AccountingRow;
  at: string;
}

export interface AccountedCalls {
  calls: AccountedCall[];
  unreadable: AccountingRow[];
  /** BYEs of calls whose INVITE was not accounted. */
  orphans: AccountingRow[];
}

/** Rows of one event are written within this time of each other, by a clock of whole seconds at worst. */
const SAME_EVENT_MS = 1000;

/**
 * All INVITE and BYE rows of some Call-IDs as calls. A call is what one Call-ID and From tag hold. The final reply of a
 * failed call is in both tables: the missed call, which has the provider's own code, is the attempt.
 */
export function callsOfRows(
  rows: AccountingRow[],
  momentOf: (row: AccountingRow) => string | undefined
): AccountedCalls {
  const timed = rows.map((row) => ({ row, at: momentOf(row) }));
  const readable = timed.filter((entry): entry is TimedRow => entry.at !== undefined).sort(byTime);
  const invites = readable.filter(({ row }) => row.method === 'INVITE' && row.sipCode >= 200);
  const byes = readable.filter(({ row }) => row.method === 'BYE' && !isChallenge(row));
  const dialogs = new Map<string, TimedRow>();
  for (const invite of invites.filter(({ row }) => isAnswer(row))) {
    const key = dialogOf(invite.row);
    dialogs.set(key, dialogs.get(key) ?? invite);
  }
  const first = invites.filter((invite) => !isInsideDialog(invite, dialogs.get(dialogOf(invite.row))));
  const endings = new Map<string, AccountingRow>();
  for (const { row } of byes) {
    endings.set(dialogOf(row), endings.get(dialogOf(row)) ?? row);
  }
  return {
    calls: grouped(first).map((group) => toCall(group, endings)),
    unreadable: timed.filter(({ at }) => at === undefined).map(({ row }) => row),
    orphans: byes.filter(({ row }) => !dialogs.has(dialogOf(row))).map(({ row }) => row),
  };
}

function byTime(one: TimedRow, other: TimedRow): number {
  if (one.at !== other.at) {
    return one.at < other.at ? -1 : 1;
  }
  if (one.row.table !== other.row.table) {
    return one.row.table === 'missed_calls' ? -1 : 1;
  }
  return one.row.id - other.row.id;
}

/** Both sides of a dialog name it, each with its own tag first. */
function dialogOf(row: AccountingRow): string {
  return JSON.stringify([row.callId, ...[row.fromTag, row.toTag].sort()]);
}

function isAnswer(row: AccountingRow): boolean {
  return row.table === 'acc' && row.sipCode >= 200 && row.sipCode < 300;
}

function isChallenge(row: AccountingRow): boolean {
  return row.sipCode === 401 || row.sipCode === 407;
}

function isInsideDialog(invite: TimedRow, answer: TimedRow | undefined): boolean {
  return answer !== undefined && answer !== invite && byTime(answer, invite) < 0;
}

function grouped(invites: TimedRow[]): TimedRow[][] {
  const groups = new Map<string, TimedRow[]>();
  for (const invite of invites) {
    const key = JSON.stringify([invite.row.callId, invite.row.fromTag]);
    groups.set(key, [...(groups.get(key) ?? []), invite]);
  }
  return [...groups.values()];
}

function toCall(invites: TimedRow[], endings: Map<string, AccountingRow>): AccountedCall {
  const once = invites.filter((invite) => !invites.some((other) => isSameBranch(invite, other)));
  const attempts = once.filter(({ row }, index) => !isChallenge(row) || index === once.length - 1);
  const answered = attempts.find(({ row }) => isAnswer(row));
  return {
    attempts,
    final: answered ?? attempts[attempts.length - 1],
    bye: answered && endings.get(dialogOf(answered.row)),
  };
}

/** Whether the final reply `acc` kept is the one the missed call already told, maybe under another code. */
function isSameBranch({ row, at }: TimedRow, missed: TimedRow): boolean {
  return (
    row.table === 'acc' &&
    !isAnswer(row) &&
    missed.row.table === 'missed_calls' &&
    mayBeSameProvider(row.columns.provider_id, missed.row.columns.provider_id) &&
    Math.abs(Date.parse(at) - Date.parse(missed.at)) <= SAME_EVENT_MS
  );
}

function mayBeSameProvider(one: unknown, other: unknown): boolean {
  return !one || !other || one === other;
}
