import { RawRecord } from '../../calls/attempt';
import { secondsAfter } from '../epoch-time';
import { causeOf, filled } from '../field-values';
import { instantOfLocalTime } from '../local-time';
import { Fields } from '../pull/switch-reader';
import { ReadRow } from '../pull/table-switch';

/** The outcome of a call nobody answered, where no cause tells it better. */
const OUTCOMES: Readonly<Record<string, string>> = {
  'NO ANSWER': 'no_answer',
  BUSY: 'busy',
  CONGESTION: 'network_failure',
  FAILED: 'network_failure',
};
const ANSWERED = 'ANSWERED';
const SECONDS = /^\d{1,9}(\.\d+)?$/;

/** The attempts of whole calls: rows of one `linkedid`, or of one `uniqueid` where there is none. */
export function attemptsOfCalls(rows: Fields[], zone: string): ReadRow[] {
  const calls = new Map<string, Fields[]>();
  for (const row of rows) {
    const id = callOf(row);
    calls.set(id, [...(calls.get(id) ?? []), row]);
  }
  return [...calls.values()].flatMap((call) => {
    const ordered = [...call].sort(byTurn);
    const final = ordered.find(isAnswered) ?? ordered[0];
    return ordered.map((row, index) => attemptOf(row, zone, { attempt_no: index + 1, is_final: row === final }));
  });
}

export function callOf(row: Fields): string {
  return filled(row.linkedid) ?? row.uniqueid ?? '';
}

/** Channels are numbered as they are made, and so are rows by `sequence`. */
function byTurn(one: Fields, other: Fields): number {
  const [first, second] = [one, other].map(({ sequence }) => Number(sequence ?? 0));
  const keys = [one, other].map(({ calldate, uniqueid, dstchannel }) => `${calldate} ${uniqueid} ${dstchannel}`);
  return first - second || (keys[0] < keys[1] ? -1 : 1);
}

function isAnswered({ disposition }: Fields): boolean {
  return disposition?.toUpperCase() === ANSWERED;
}

function attemptOf(row: Fields, zone: string, place: { attempt_no: number; is_final: boolean }): ReadRow {
  const { duration, billsec } = row;
  const disposition = row.disposition?.toUpperCase() ?? '';
  const started = instantOfLocalTime(row.calldate ?? '', zone);
  const fault = faultOf(row, started, disposition);
  if (started === undefined || fault !== undefined) {
    return { row, reason: fault ?? '' };
  }
  const waited = String(Math.max(0, Number(duration) - Number(billsec)));
  const answered = isAnswered(row)
    ? (localTime(row.answer, zone, started) ?? secondsAfter(started, waited))
    : undefined;
  const cause = causeOf(row.hangupcause);
  const record: RawRecord = {
    ...place,
    attempt_id: idOf(row),
    call_id: callOf(row),
    started_at: started,
    answered_at: answered,
    ended_at: localTime(row.end, zone, answered ?? started) ?? secondsAfter(started, duration!),
    talk_s: answered === undefined ? null : billsec,
    q850_cause: cause,
    outcome: answered === undefined && cause === null ? OUTCOMES[disposition] : null,
    customer_id: filled(row.accountcode),
    provider_id: filled(row.peeraccount),
    trunk_in: peerOf(row.channel),
    trunk_out: peerOf(row.dstchannel),
    cli: filled(row.src),
    destination_number: filled(row.dst),
    ddi: filled(row.did),
  };
  return { row, record };
}

function faultOf(row: Fields, started: string | undefined, disposition: string): string | undefined {
  if (started === undefined) {
    return `calldate “${row.calldate}” is no time.`;
  }
  if (!SECONDS.test(row.duration ?? '') || !SECONDS.test(row.billsec ?? '')) {
    return `duration “${row.duration}” and billsec “${row.billsec}” are no seconds.`;
  }
  return disposition === ANSWERED || disposition in OUTCOMES
    ? undefined
    : `disposition “${row.disposition}” is none of ${[ANSWERED, ...Object.keys(OUTCOMES)].join(', ')}.`;
}

/** One channel can be dialled out several times; without `sequence`, time and channel tell the rows apart. */
function idOf({ uniqueid, sequence, calldate, dstchannel }: Fields): string {
  return filled(sequence) === null ? `${uniqueid};${calldate};${dstchannel ?? ''}` : `${uniqueid};${sequence}`;
}

function localTime(text: string | null, zone: string, notBefore: string): string | undefined {
  const instant = instantOfLocalTime(text ?? '', zone, notBefore);
  return instant !== undefined && instant >= notBefore ? instant : undefined;
}

/** `PJSIP/alpha-000000b2` is a channel of the peer `alpha`. */
function peerOf(channel: string | null): string | null {
  return /^[^/]+\/(.+?)(-[0-9a-f]+)?$/i.exec(channel ?? '')?.[1] ?? null;
}
