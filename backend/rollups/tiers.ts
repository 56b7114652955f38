import { createHash } from 'crypto';

import { Sum, SumName, SUMS } from './sums';

const USUAL_DIMENSIONS = ['customer_id', 'provider_id', 'destination_prefix'] as const;
/** For whoever asks for the reports of the USA over months: only where the operator says so. */
const US_DIMENSIONS = ['destination_state', 'jurisdiction', 'destination_lata', 'lata_jurisdiction'] as const;
/** What a tier can keep apart. The source always is: it decides what is known. */
export const TIER_DIMENSIONS = [...USUAL_DIMENSIONS, ...US_DIMENSIONS] as const;
export type TierDimension = (typeof TIER_DIMENSIONS)[number];
export const TIER_KEYS = ['source_id', 'customer_currency', 'provider_currency'] as const;

/** From fine to coarse. */
export const GRAINS = ['quarter_hour', 'hour', 'day', 'week'] as const;
export type Grain = (typeof GRAINS)[number];

const MINUTE_MS = 60_000;

/** How long buckets of UTC last, in milliseconds. Those of other grains begin and end with a zone's days. */
export const UTC_GRAINS = { quarter_hour: 15 * MINUTE_MS, hour: 60 * MINUTE_MS } as const;
export type UtcGrain = keyof typeof UTC_GRAINS;

export const isOfUtc = (grain: Grain): grain is UtcGrain => grain in UTC_GRAINS;

/** The bucket of UTC that holds an instant. */
export const utcBucketSql = (grain: UtcGrain, instant: string) =>
  `date_bin('${UTC_GRAINS[grain] / MINUTE_MS} minutes', ${instant}, 'epoch')`;

/** A rollup: attempts added up by bucket and dimensions. Quarter-hours and hours are those of UTC; days, and weeks from Monday on, belong to a zone. */
export interface Tier {
  name: string;
  grain: Grain;
  zone: string;
  dimensions: readonly TierDimension[];
  /** The first instant it holds buckets of; undefined where it has those of all attempts there ever were. */
  keptFrom?: string;
}

/** Whether a tier holds the bucket that starts at an instant, when it is up to date. */
export function keeps({ keptFrom }: Pick<Tier, 'keptFrom'>, bucket: string): boolean {
  return keptFrom === undefined || Date.parse(keptFrom) <= Date.parse(bucket);
}

/** Whether a tier tells money by currency, so that it can be converted. Of quarter-hours that would be most of what is stored. */
export function tellsCurrencies({ grain }: Pick<Tier, 'grain'>): boolean {
  return grain !== 'quarter_hour';
}

/**
 * Both currencies decide what may be added up. A tier that keeps apart customers and providers, who each have their own,
 * keeps them apart too. In any other they would only multiply its rows: there a group stands in one row, its money added
 * up whatever the currency, with the first and the last currency there is; and its money alone in others, one for each
 * pair of currencies.
 */
export function keepsMoneyApart(tier: Pick<Tier, 'dimensions' | 'grain'>): boolean {
  const { dimensions } = tier;
  return !tellsCurrencies(tier) || !(dimensions.includes('customer_id') && dimensions.includes('provider_id'));
}

/** What the dimensions of tiers are called in their names, and by an operator. */
export const SHORT: Record<TierDimension, string> = {
  customer_id: 'customer',
  provider_id: 'provider',
  destination_prefix: 'destination',
  destination_state: 'state',
  jurisdiction: 'jurisdiction',
  destination_lata: 'lata',
  lata_jurisdiction: 'latajurisdiction',
};

export const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 4);

/** How rows hold what is added up. To be counted up when that changes. */
const LAYOUT = 3;

/**
 * Ends the name of every tier. It changes when what a tier adds up is declared anew: such a tier is another one, with a
 * table of its own, so that neither a service of another version nor a snapshot taken before ever reads it for the old.
 */
const VERSION = `_${digest(JSON.stringify([LAYOUT, TIER_KEYS, SUMS]))}`;

/** Whether this version of the service declared the tier: another one's sums may be others. */
export function isOfThisVersion(name: string): boolean {
  return name.endsWith(VERSION);
}

/** What people call a tier. */
export function tierLabel(name: string): string {
  return name.replace(/_[0-9a-f]{4}$/, '');
}

/** PostgreSQL cuts names after 63 characters: a long zone is shortened. */
const ZONE_LENGTH = 16;

function placeOf(zone: string): string[] {
  if (zone === 'UTC') {
    return [];
  }
  const place = zone.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  return [place.length <= ZONE_LENGTH ? place : `${place.slice(0, ZONE_LENGTH - 5)}_${digest(zone)}`];
}

function tier(grain: Grain, zone: string, ...dimensions: TierDimension[]): Tier {
  const name = ['tier', grain, ...placeOf(zone), ...dimensions.map((dimension) => SHORT[dimension])].join('_');
  return { name: `${name}${VERSION}`, grain, zone, dimensions };
}

/** What is kept apart beside time, tier by tier. */
export type Groupings = Record<Grain, ReadonlyArray<readonly TierDimension[]>>;

export const USUAL_GROUPINGS: Groupings = {
  quarter_hour: [['customer_id'], []],
  hour: [USUAL_DIMENSIONS, ['customer_id'], ['provider_id'], []],
  day: [USUAL_DIMENSIONS, ['customer_id', 'provider_id'], ['customer_id'], ['provider_id'], ['destination_prefix'], []],
  week: [
    USUAL_DIMENSIONS,
    ['customer_id', 'provider_id'],
    ['customer_id'],
    ['provider_id'],
    ['destination_prefix'],
    [],
  ],
};

/** The tiers a service keeps, for the zones its operator counts days in. */
export function declaredTiers(dayZones: readonly string[], groupings: Groupings = USUAL_GROUPINGS): Tier[] {
  return GRAINS.flatMap((grain) =>
    (isOfUtc(grain) ? ['UTC'] : dayZones).flatMap((zone) =>
      groupings[grain].map((dimensions) => tier(grain, zone, ...dimensions))
    )
  );
}

const WIDE_TYPES: ReadonlyArray<Sum['type']> = ['numeric', 'bigint', 'timestamptz'];
const isWide = (name: SumName) => WIDE_TYPES.includes(SUMS[name].type);

/** As tables have them: what takes eight bytes first, since PostgreSQL would leave room before each that follows one of four. */
export const SUM_NAMES = (Object.keys(SUMS) as SumName[]).sort((a, b) => Number(isWide(b)) - Number(isWide(a)));
