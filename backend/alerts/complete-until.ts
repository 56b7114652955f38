import { isoInstant } from '../database/iso-instant';
import { Queryable } from '../database/pool';

/** How long a source of a switch may say nothing, unless that is set. */
const USUAL_SILENCE = `interval '10 minutes'`;
/** What the attempts of sources nobody waits for are left. */
const USUAL_SETTLING = `interval '1 minute'`;

/** When a source was last heard, and how long it may say nothing; null where nobody waits for it, as for files imported by hand. */
const WATCHED_SOURCES = `(
  select name, settles_within, last_error, coalesce(heard_at, last_received_at) as heard_at,
    coalesce(nullif(silent_after, '0'), case when silent_after is null and heard_at is not null then ${USUAL_SILENCE} end) as may_be_silent
  from sources
) source
where may_be_silent is not null and heard_at is not null`;

export interface SourceSilence {
  name: string;
  heardAt: string;
  /** Whole seconds since then, and those it may say nothing. */
  silentS: number;
  mayBeSilentS: number;
  lastError: string | null;
}

/** Sources that may bring no new call only for so long, by name, though they may well be heard. */
export async function readCallless(db: Queryable): Promise<SourceSilence[]> {
  const { rows } = await db.query<SourceSilence>(
    `select name, ${isoInstant('coalesce(last_loaded_at, created_at)')} as "heardAt", last_error as "lastError",
       floor(extract(epoch from now() - coalesce(last_loaded_at, created_at)))::int as "silentS",
       extract(epoch from calls_within)::int as "mayBeSilentS"
     from sources where calls_within is not null order by name`
  );
  return rows;
}

/** Every source that is waited for, by name. */
export async function readSilences(db: Queryable): Promise<SourceSilence[]> {
  const { rows } = await db.query<SourceSilence>(
    `select name, ${isoInstant('heard_at')} as "heardAt", last_error as "lastError",
       floor(extract(epoch from now() - heard_at))::int as "silentS",
       extract(epoch from may_be_silent)::int as "mayBeSilentS"
     from ${WATCHED_SOURCES} order by name`
  );
  return rows;
}

export interface Completeness {
  /** Every source that is waited for has told its attempts up to here. */
  until: string;
  /** Those that have stopped: nothing is waited for, and nothing is known of them. */
  stopped: string[];
}

/**
 * The point up to which all attempts are known, as the snapshot of `db` sees it: the earliest of what its sources have
 * told, a stopped one left aside. Where no source is waited for, it is a minute ago.
 */
export async function readCompleteness(db: Queryable): Promise<Completeness> {
  const isStopped = 'now() - heard_at > may_be_silent';
  const { rows } = await db.query<{ until: string; stopped: string[] }>(
    `select ${isoInstant(`least(now(), coalesce(min(heard_at - settles_within) filter (where not ${isStopped}), now() - ${USUAL_SETTLING}))`)} as until,
       coalesce(array_agg(name order by name) filter (where ${isStopped}), '{}') as stopped
     from ${WATCHED_SOURCES}`
  );
  return rows[0];
}
