import { Queryable } from '../database/pool';
import { Grain, isOfThisVersion, Tier, TierDimension } from './tiers';

/** What there is to answer from. */
export interface Kept {
  tiers: Tier[];
  /** The first instant attempts are there of; undefined where none was ever dropped. What tiers hold of earlier times is final. */
  attemptsFrom?: string;
}

export interface KeptRow {
  name: string | null;
  grain: Grain;
  zone: string;
  dimensions: TierDimension[];
  kept_from: string | null;
  attempts_from: string | null;
}

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** The rows of `keptOf`. */
export const KEPT = `select name, grain, zone, dimensions,
  to_char(tiers.kept_from at time zone 'UTC', ${ISO}) as kept_from,
  to_char(kept_attempts.kept_from at time zone 'UTC', ${ISO}) as attempts_from
from kept_attempts left join tiers on true order by cardinality(dimensions), name`;

/** What is kept, as the snapshot of `db` sees it, with the tiers of every version of the service. */
export async function readAllKept(db: Queryable): Promise<Kept> {
  return allKeptOf((await db.query<KeptRow>(KEPT)).rows);
}

function allKeptOf(rows: readonly KeptRow[]): Kept {
  return {
    tiers: rows.flatMap(({ name, grain, zone, dimensions, kept_from }) =>
      name === null ? [] : [{ name, grain, zone, dimensions, keptFrom: kept_from ?? undefined }]
    ),
    attemptsFrom: rows[0].attempts_from ?? undefined,
  };
}

/** What there is to answer from, as the snapshot of `db` sees it. Tiers of another version of the service are not ours to read. */
export async function readKept(db: Queryable): Promise<Kept> {
  return keptOf((await db.query<KeptRow>(KEPT)).rows);
}

export function keptOf(rows: readonly KeptRow[]): Kept {
  const { tiers, attemptsFrom } = allKeptOf(rows);
  return { tiers: tiers.filter(({ name }) => isOfThisVersion(name)), attemptsFrom };
}

/** Whether attempts that start at an instant are there, so that a bucket that starts then can be added up from them. */
export function keepsAttempts({ attemptsFrom }: Pick<Kept, 'attemptsFrom'>, instant: string): boolean {
  return attemptsFrom === undefined || Date.parse(attemptsFrom) <= Date.parse(instant);
}
