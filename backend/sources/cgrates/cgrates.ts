import * as z from 'zod/mini';

import { RawRecord } from '../../calls/attempt';
import { secondsAfter, shiftedSeconds } from '../epoch-time';
import { filled } from '../field-values';
import { instantOfLocalTime } from '../local-time';
import { PULL_SETTINGS } from '../pull/pull-settings';
import { Fields } from '../pull/switch-reader';
import { pulledTable, ReadRow, RowContext, tableSettings } from '../pull/table-switch';

const settings = z.strictObject({
  ...PULL_SETTINGS,
  ...tableSettings('cdrs'),
  /** The rating run whose rows are the calls, and what customers are charged. */
  run_id: z._default(z.string(), '*default'),
  /** The run that rates providers, if there is one. */
  provider_run_id: z.optional(z.string()),
  currency: z.string().check(z.regex(/^[A-Za-z]{3}$/, 'must be an ISO 4217 code such as USD')),
  /** Which of the `extra_fields` holds a canonical column. */
  extra_fields: z._default(z.record(z.string(), z.string()), {}),
});
type CgratesSettings = z.infer<typeof settings>;

const VOICE = '*voice';
const NANOSECONDS = 9;

/** CGRateS's `cdrs`: a row for each rating run of a call. */
export const CGRATES = pulledTable<CgratesSettings>({
  name: 'CGRateS',
  label: 'CGRateS (cdrs in PostgreSQL or MySQL)',
  capabilities: { recordsUnanswered: true, hasMoney: true, hasDtmf: false, rowPer: 'rating_run' },
  settings,
  needed: ['id', 'cgrid', 'run_id', 'setup_time', 'answer_time', 'usage', 'cost'],
  known: ['tor', 'tenant', 'account', 'subject', 'destination', 'category', 'extra_fields', 'updated_at', 'deleted_at'],
  numbered: 'id',
  time: { column: 'setup_time', form: 'local' },
  read: readRuns,
});

/** The rows of all runs of a call make one attempt. */
async function readRuns(rows: Fields[], context: RowContext<CgratesSettings>): Promise<ReadRow[]> {
  const { run_id, provider_run_id } = context.settings;
  const calls = rows.map(({ cgrid }) => cgrid ?? '');
  const runs = await context.rowsWith('cgrid', calls);
  const voice = runs.filter(({ tor, deleted_at }) => (tor === null || tor === VOICE) && !happened(deleted_at));
  const providers = new Map(voice.filter((row) => row.run_id === provider_run_id).map((row) => [row.cgrid, row]));
  return voice
    .filter((row) => row.run_id === run_id)
    .map((row) => attemptOf(row, providers.get(row.cgrid), context.settings));
}

function attemptOf(row: Fields, provider: Fields | undefined, settings: CgratesSettings): ReadRow {
  const { zone, currency } = settings;
  const started = happened(row.setup_time) ? instantOfLocalTime(row.setup_time ?? '', zone) : undefined;
  const usage = shiftedSeconds(row.usage ?? '', NANOSECONDS);
  if (started === undefined || usage === undefined) {
    return { row, reason: `setup_time “${row.setup_time}” and usage “${row.usage}” are no time of a call.` };
  }
  const answered = happened(row.answer_time) ? instantOfLocalTime(row.answer_time ?? '', zone, started) : undefined;
  const [charge, cost] = [row, provider].map((run) => chargeOf(run?.cost ?? null));
  const record: RawRecord = {
    attempt_id: row.cgrid,
    call_id: row.cgrid,
    is_final: true,
    started_at: started,
    answered_at: answered,
    ended_at: answered === undefined ? null : secondsAfter(answered, usage),
    talk_s: answered === undefined ? null : usage,
    customer_id: filled(row.account),
    brand_id: filled(row.tenant),
    cli: filled(row.subject),
    destination_number: filled(row.destination),
    customer_charge: charge,
    customer_currency: charge === null ? null : currency,
    provider_charge: cost,
    provider_currency: cost === null ? null : currency,
    ...extraOf(row.extra_fields, settings.extra_fields),
    recorded_at: happened(row.updated_at) ? instantOfLocalTime(row.updated_at ?? '', zone) : null,
  };
  return { row, record };
}

/** A time that never came is empty, or of the year 1. */
function happened(time: string | null): boolean {
  return time !== null && time !== '' && !/^000[01]-/.test(time);
}

/** -1 is how a rating run says that it failed: the charge is not known. */
function chargeOf(cost: string | null): string | null {
  return cost === null || Number(cost) < 0 ? null : cost;
}

function extraOf(text: string | null, names: Readonly<Record<string, string>>): RawRecord {
  if (text === null || Object.keys(names).length === 0) {
    return {};
  }
  try {
    const fields = JSON.parse(text) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(names).map(([column, name]) => [column, fields[name] ?? null]));
  } catch {
    return {};
  }
}
