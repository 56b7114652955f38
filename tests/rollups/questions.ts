import { Bucket, DimensionName, MeasureName } from '../../contract/names';
import { QuestionInput } from '../../contract/question';
import { Random } from './random';
import { CUSTOMERS, PREFIXES, PROVIDERS, startAt } from './traffic';

export const ZONES = ['UTC', 'Europe/Madrid', 'Asia/Kolkata', 'Australia/Lord_Howe'];
const HOUR_MS = 3_600_000;
const QUARTER_HOUR_MS = HOUR_MS / 4;
const DAY_MS = 24 * HOUR_MS;
const DIMENSIONS: DimensionName[] = [
  'time',
  'customer_id',
  'provider_id',
  'destination_prefix',
  'customer_currency',
  'source',
];
const BUCKETS: Bucket[] = ['15m', '1h', '1h', '1d', '1d', '1w', '1mo'];
/** Measures the plain SQL knows by itself. */
export const PLAIN_MEASURES = [
  'attempts',
  'calls',
  'answered',
  'answered_calls',
  'short_calls',
  'asr',
  'ser',
  'talk_s',
  'customer_billed_s',
  'provider_billed_s',
  'pdd_avg_s',
  'customer_charge',
  'provider_charge',
  'calls_with_dtmf',
  'dtmf_digits',
  'first_call_at',
  'last_call_at',
] as const satisfies readonly MeasureName[];

/** Windows of hours, days and weeks; many begin and end at midnight of some zone, some at the hour, some anywhere. */
function windowOf(random: Random): { from: string; to: string } {
  const grain = random.pick([DAY_MS, DAY_MS, DAY_MS, HOUR_MS, QUARTER_HOUR_MS, 60_000]);
  const offset = grain === DAY_MS ? random.pick([0, 0, -2, -1, -5.5, -10.5, -11]) * HOUR_MS : 0;
  const length = random.pick([HOUR_MS * 6, DAY_MS, DAY_MS * 2, DAY_MS * 8, DAY_MS * 30]);
  const at = (ms: number) => Math.floor(ms / grain) * grain + offset;
  const from = at(startAt(random.next()) - random.below(length));
  const to = Math.max(at(from + length), from + grain);
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/** A question; most of them some rollup can answer. */
export function writeQuestion(random: Random): QuestionInput {
  const dimensions = random.some(DIMENSIONS, 3);
  const filters: QuestionInput['filters'] = [];
  if (random.chance(0.25)) {
    filters.push({ dimension: 'customer_id', values: random.some(CUSTOMERS, 2).concat('106') });
  }
  if (random.chance(0.15)) {
    filters.push({ dimension: 'provider_id', operator: 'not_in', values: [random.pick(PROVIDERS), null] });
  }
  if (random.chance(0.15)) {
    filters.push({ dimension: 'destination_prefix', operator: 'starts_with', values: [random.pick(PREFIXES)] });
  }
  if (random.chance(0.05)) {
    filters.push({ dimension: 'outcome', values: ['answered', 'busy'] });
  }
  return {
    measures: [...PLAIN_MEASURES],
    dimensions,
    subtotals: dimensions.length > 1 && random.chance(0.5) ? [[random.pick(dimensions)]] : [],
    bucket: dimensions.includes('time') ? random.pick(BUCKETS) : undefined,
    filters,
    window: windowOf(random),
    zone: random.pick(ZONES),
    currencies: random.chance(0.4) ? [random.pick(['USD', 'GBP'])] : [],
  };
}
