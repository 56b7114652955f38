import { Pool } from 'pg';

import { Problem } from '../../contract/problem';
import { SourceCapabilities, SourceStatus } from '../../contract/sources';
import { Queryable } from '../database/pool';

export interface Source extends SourceCapabilities {
  sourceId: number;
  name: string;
  /** The door its attempts come through: `file`, `http`, `kamailio-acc` … */
  kind: string;
  settings: Record<string, unknown>;
  rowPer: SourceStatus['rowPer'];
  /** How far it was read, in whatever form its kind keeps that; null before the first batch. */
  watermark: unknown;
}

export interface SourceDeclaration {
  name: string;
  kind: string;
  capabilities?: Partial<SourceCapabilities> & { rowPer?: SourceStatus['rowPer'] };
  settings?: Record<string, unknown>;
}

interface SourceRow {
  source_id: number;
  name: string;
  kind: string;
  settings: Record<string, unknown>;
  records_unanswered: boolean;
  has_money: boolean;
  has_dtmf: boolean;
  row_per: SourceStatus['rowPer'];
  watermark: unknown;
}

interface StatusRow {
  attempts: string;
  rejects: string;
  last_received_at: string | null;
  heard_ago_s: number | null;
  last_error: string | null;
  last_error_at: string | null;
  settles_within_s: number;
  silent_after_min: number | null;
  calls_within_min: number | null;
  charges_within_h: number | null;
}

const MAX_NAME_LENGTH = 100;
const WRITTEN_NAME = /^[^\s\p{C}]([^\p{C}]*[^\s\p{C}])?$/u;

/**
 * The source of that name, made when there is none. What an existing one declared stays, but for the capabilities and
 * settings given now. Throws a Problem for a name that can't be shown.
 */
export async function ensureSource(
  db: Queryable,
  { name, kind, capabilities = {}, settings }: SourceDeclaration
): Promise<Source> {
  if (name.length > MAX_NAME_LENGTH || !WRITTEN_NAME.test(name)) {
    throw new Problem(
      `The name of a source is 1 to ${MAX_NAME_LENGTH} visible characters, without blanks around them. Give it one.`,
      { field: 'source' }
    );
  }
  const known = await findSource(db, name);
  if (known && settings === undefined && Object.keys(capabilities).length === 0) {
    return known;
  }
  const { rows } = await db.query<SourceRow>(
    `insert into sources (name, kind, records_unanswered, has_money, has_dtmf, row_per, settings)
     values ($1, $2, coalesce($3::boolean, true), coalesce($4::boolean, true), coalesce($5::boolean, true), coalesce($6::text, 'attempt'), coalesce($7::jsonb, '{}'))
     on conflict (name) do update set
       records_unanswered = coalesce($3, sources.records_unanswered), has_money = coalesce($4, sources.has_money),
       has_dtmf = coalesce($5, sources.has_dtmf), row_per = coalesce($6, sources.row_per),
       settings = coalesce($7::jsonb, sources.settings)
     returning *`,
    [
      name,
      kind,
      capabilities.recordsUnanswered ?? null,
      capabilities.hasMoney ?? null,
      capabilities.hasDtmf ?? null,
      capabilities.rowPer ?? null,
      settings === undefined ? null : JSON.stringify(settings),
    ]
  );
  return toSource(rows[0]);
}

/** The source of that name, if there is one. */
export async function findSource(db: Queryable, name: string): Promise<Source | undefined> {
  const { rows } = await db.query<SourceRow>('select * from sources where name = $1', [name]);
  return rows.length > 0 ? toSource(rows[0]) : undefined;
}

/** A source told what it had by itself, up to so many milliseconds ago. */
export async function noteHeard(db: Queryable, sourceId: number, agoMs = 0): Promise<void> {
  await db.query(
    `update sources set heard_at = greatest(heard_at, clock_timestamp() - $2 * interval '1 millisecond') where source_id = $1`,
    [sourceId, agoMs]
  );
}

/** How long ago it was heard is in seconds. */
export type ListedSource = Source &
  Omit<SourceStatus, 'state' | 'lagS' | 'readsRanges' | 'outcomes' | 'numbers'> & { heardAgoS: number | null };

/** All sources by name. Their settings may hold passwords: people are shown the rest. */
export async function listSources(pool: Pool): Promise<ListedSource[]> {
  const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const { rows } = await pool.query<SourceRow & StatusRow>(
    `select *, (select count(*) from rejects where rejects.source_id = sources.source_id) as rejects,
       ${iso('last_received_at')} as last_received_at, ${iso('last_error_at')} as last_error_at,
       extract(epoch from now() - heard_at)::float8 as heard_ago_s,
       extract(epoch from settles_within)::int as settles_within_s,
       (extract(epoch from silent_after) / 60)::int as silent_after_min,
       (extract(epoch from calls_within) / 60)::int as calls_within_min,
       (extract(epoch from money_settles_after) / 3600)::int as charges_within_h
     from sources order by name`
  );
  return rows.map((row) => ({
    ...toSource(row),
    attempts: Number(row.attempts),
    rejects: Number(row.rejects),
    lastReceivedAt: row.last_received_at,
    heardAgoS: row.heard_ago_s === null ? null : Math.max(0, row.heard_ago_s),
    lastError: row.last_error,
    lastErrorAt: row.last_error_at,
    watch: {
      settlesWithinS: row.settles_within_s,
      silentAfterMinutes: row.silent_after_min,
      callsWithinMinutes: row.calls_within_min,
      chargesWithinHours: row.charges_within_h,
    },
  }));
}

function toSource(row: SourceRow): Source {
  return {
    sourceId: row.source_id,
    name: row.name,
    kind: row.kind,
    settings: row.settings,
    recordsUnanswered: row.records_unanswered,
    hasMoney: row.has_money,
    hasDtmf: row.has_dtmf,
    rowPer: row.row_per,
    watermark: row.watermark,
  };
}
