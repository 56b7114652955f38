import { RawRecord } from '../../calls/attempt';
import { secondsAfter, secondsBetween } from '../epoch-time';
import { AccountingRow, momentOf } from './accounting-row';
import { AccountedCall, TimedRow } from './calls-of-rows';

export interface AccountedAttempt {
  record: RawRecord;
  /** The rows it was made of. */
  rows: AccountingRow[];
}

interface Options {
  zone: string;
  detect_direction: boolean;
}

/**
 * The attempts of a call as canonical records. Their ids are of the call and their number in it, so that they stay the
 * same while more rows of the call arrive.
 */
export function attemptsOfCall(call: AccountedCall, options: Options): AccountedAttempt[] {
  const callStart = call.attempts.map(invitedAt).find((invited) => invited !== undefined);
  return call.attempts.map((attempt, index) => {
    const { row } = attempt;
    const started = startOf(attempt, callStart, call.attempts[index - 1]);
    const isFinal = attempt === call.final;
    const bye = isFinal ? call.bye : undefined;
    return {
      rows: bye ? [row, bye] : [row],
      record: {
        ...row.columns,
        attempt_id: `${row.callId};${row.fromTag};${index + 1}`,
        call_id: row.callId,
        attempt_no: index + 1,
        is_final: isFinal,
        sip_code: row.sipCode,
        started_at: started,
        ...progressOf(attempt, started),
        ...(row.sipCode < 300
          ? answeredPart(attempt, started, bye, options)
          : { ended_at: soonest(attempt.at, started) }),
      },
    };
  });
}

/** The first attempt starts with the INVITE, where the switch keeps that; each other one, when the one before it failed. */
function startOf(attempt: TimedRow, callStart: string | undefined, previous: TimedRow | undefined): string {
  const { at } = attempt;
  const invited = invitedAt(attempt) ?? callStart;
  if (previous && previous.at <= at && (invited === undefined || previous.at > invited)) {
    return previous.at;
  }
  return invited ?? at;
}

/** When the INVITE came: kept as an epoch, or counted back from its reply. */
function invitedAt({ row, at }: TimedRow): string | undefined {
  return row.invitedAt ?? (row.setupS === undefined ? undefined : secondsAfter(at, String(-row.setupS)));
}

function progressOf({ row, at }: TimedRow, started: string): RawRecord {
  const ringing = row.ringingAt !== undefined && row.ringingAt >= started ? row.ringingAt : undefined;
  const heard = ringing ?? (row.sipCode < 300 && row.invitedAt !== undefined ? soonest(at, started) : undefined);
  return { ringing_at: ringing, pdd_s: heard === undefined ? undefined : secondsBetween(started, heard) };
}

function answeredPart(
  { row, at }: TimedRow,
  started: string,
  bye: AccountingRow | undefined,
  { zone, detect_direction }: Options
): RawRecord {
  const answered = soonest(at, started);
  const byeAt = bye && momentOf(bye, zone, answered);
  if (!bye || byeAt === undefined) {
    return row.talkS === undefined
      ? { answered_at: answered, recorded_at: at }
      : { answered_at: answered, ended_at: secondsAfter(answered, row.talkS), talk_s: row.talkS, recorded_at: at };
  }
  const ended = soonest(byeAt, answered);
  return {
    answered_at: answered,
    ended_at: ended,
    talk_s: secondsBetween(answered, ended),
    hangup_by: detect_direction ? undefined : bye.fromTag === row.fromTag ? 'caller' : 'callee',
    recorded_at: ended,
  };
}

/** A clock of whole seconds can put an event up to a second before the one it follows. */
function soonest(at: string, floor: string): string {
  return at < floor && Date.parse(floor) - Date.parse(at) < 1000 ? floor : at;
}
