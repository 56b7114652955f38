import { RawRecord } from '../../calls/attempt';
import { IncomingRow } from '../../calls/ingest';
import { instantOfEpochMicroseconds, instantOfEpochSeconds, secondsBetween } from '../epoch-time';
import { readHangupCause } from './hangup-causes';
import { jsonTextOfPost } from './json-body';
import { DEFAULT_VARIABLES, FreeswitchSettings } from './settings';

type Variables = Readonly<Record<string, string>>;
type JsonObject = Record<string, unknown>;

/**
 * The rows of one mod_json_cdr post: one for an a-leg, none for a b-leg (the call is told by its a-leg), and one with a
 * reason for a post that can't be understood. Throws a Problem for a body that is no such post at all.
 */
export function rowsOfJsonCdr(body: Buffer, contentType: string, settings: FreeswitchSettings): IncomingRow[] {
  const raw = jsonTextOfPost(body, contentType);
  const post = parseObject(raw);
  if (!post || !isObject(post.variables)) {
    return [{ position: 1, raw, reason: 'The body is not the JSON of mod_json_cdr: it has no “variables”.' }];
  }
  const variables = readVariables(post.variables);
  if (isBLeg(post, variables)) {
    return [];
  }
  const record = toCanonical(variables, profileOf(post), settings);
  const missing = ['attempt_id', 'started_at'].find((column) => !record[column]);
  const names: Record<string, string> = { attempt_id: 'uuid', started_at: 'start_uepoch' };
  return [
    missing
      ? { position: 1, raw, reason: `The variable “${names[missing]}” is missing.` }
      : { position: 1, raw, record },
  ];
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** By default (`encode-values`) every value is percent-encoded inside the JSON. */
function readVariables(variables: JsonObject): Variables {
  return Object.fromEntries(
    Object.entries(variables)
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => [name, decoded(String(value))])
  );
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function isBLeg(post: JsonObject, variables: Variables): boolean {
  const direction = isObject(post.channel_data) ? post.channel_data.direction : undefined;
  return (
    (direction ?? variables.direction) === 'outbound' && Boolean(variables.originating_leg_uuid || variables.originator)
  );
}

/** The caller profile in force at the end: the first of the call flow. */
function profileOf(post: JsonObject): JsonObject {
  const flow: unknown = Array.isArray(post.callflow) ? post.callflow[0] : undefined;
  return isObject(flow) && isObject(flow.caller_profile) ? flow.caller_profile : {};
}

function toCanonical(variables: Variables, profile: JsonObject, settings: FreeswitchSettings): RawRecord {
  const started = momentOf(variables, 'start');
  const answered = momentOf(variables, 'answer');
  const ended = momentOf(variables, 'end');
  const ringing = [momentOf(variables, 'progress'), momentOf(variables, 'progress_media')].filter(isText).sort()[0];
  const cause = readHangupCause(variables.hangup_cause ?? '');
  const heard = ringing ?? answered;
  return {
    ...mappedColumns(variables, settings),
    attempt_id: variables.uuid,
    call_id: variables.uuid,
    is_final: true,
    started_at: started,
    ringing_at: ringing,
    answered_at: answered,
    ended_at: ended,
    talk_s: answered ? talkSeconds(variables) : null,
    sip_code: sipCode(variables, answered !== undefined),
    q850_cause: cause.outcome ? null : (cause.q850 ?? variables.hangup_cause_q850),
    outcome: answered ? null : cause.outcome,
    hangup_by: hangupBy(variables),
    cli: profile.caller_id_number ?? variables.caller_id_number ?? variables.sip_from_user,
    destination_number: profile.destination_number ?? variables.destination_number ?? variables.sip_req_user,
    pdd_s: started && heard ? secondsBetween(started, heard) : null,
  };
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}

function mappedColumns(variables: Variables, settings: FreeswitchSettings): RawRecord {
  const columns = Object.entries({ ...DEFAULT_VARIABLES, ...settings.variables });
  return Object.fromEntries(columns.map(([column, variable]) => [column, variables[variable]]));
}

/** 0 stands for what has not happened. */
function momentOf(variables: Variables, event: string): string | undefined {
  const fine = instantOfEpochMicroseconds(variables[`${event}_uepoch`] ?? '');
  const seconds = variables[`${event}_epoch`] ?? '0';
  return fine ?? (seconds === '0' ? undefined : instantOfEpochSeconds(seconds));
}

function talkSeconds(variables: Variables): string | undefined {
  const milliseconds = variables.billmsec;
  return milliseconds === undefined || !/^\d+$/.test(milliseconds)
    ? variables.billsec
    : secondsBetween('1970-01-01T00:00:00Z', instantOfEpochMilliseconds(milliseconds));
}

function instantOfEpochMilliseconds(milliseconds: string): string {
  return new Date(Number(milliseconds)).toISOString();
}

/** The provider's answer where the switch kept it, else its own towards the caller. */
function sipCode(variables: Variables, answered: boolean): string | undefined {
  if (answered) {
    return variables.sip_call_id ? '200' : undefined;
  }
  const codes = [
    variables.last_bridge_proto_specific_hangup_cause,
    variables.sip_invite_failure_status,
    variables.proto_specific_hangup_cause,
    variables.sip_term_status,
  ];
  return codes.map((code) => /^(?:sip:)?([3-6]\d\d)$/.exec(code ?? '')?.[1]).find(isText);
}

const ENDED_BY_THE_SWITCH = new Set([
  'ALLOTTED_TIMEOUT',
  'MEDIA_TIMEOUT',
  'MANAGER_REQUEST',
  'SYSTEM_SHUTDOWN',
  'CRASH',
]);

/** An a-leg that received BYE or CANCEL was ended by its caller; one that was sent BYE, by the other side or the switch. */
function hangupBy(variables: Variables): string | undefined {
  if (ENDED_BY_THE_SWITCH.has(variables.hangup_cause ?? '')) {
    return 'switch';
  }
  const byDisposition: Record<string, string> = { recv_bye: 'caller', recv_cancel: 'caller', send_bye: 'callee' };
  return byDisposition[variables.sip_hangup_disposition ?? ''];
}
