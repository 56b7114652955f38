import { IdClash, IdClashes } from '../../contract/sources';
import { KnownName } from '../calls/known-names';
import { Queryable } from '../database/pool';

const MOST_LISTED = 100;

/** A name without what makes no difference. */
const plain = (name: string) => `lower(regexp_replace(trim(${name}), '\\s+', ' ', 'g'))`;

type Row = IdClash & { total: number };

const listed = (rows: readonly Row[]): IdClashes => ({
  total: rows.at(0)?.total ?? 0,
  clashes: rows.map(({ kind, id, names }) => ({ kind, id, names })),
});

/** The ids that sources call differently: either two are added up as one, or one has two names. */
export async function idClashes(db: Queryable): Promise<IdClashes> {
  const { rows } = await db.query<Row>(
    `select known.kind, known.id, count(*) over ()::int as total,
       jsonb_agg(jsonb_build_object('source', sources.name, 'name', known.name) order by sources.name) as names
     from source_names known join sources using (source_id)
     group by known.kind, known.id having count(distinct ${plain('known.name')}) > 1
     order by known.kind, known.id limit ${MOST_LISTED}`
  );
  return listed(rows);
}

/** Those there would be with names of a source that are not stored yet. */
export async function clashesWith(db: Queryable, source: string, names: readonly KnownName[]): Promise<IdClashes> {
  const { rows } = await db.query<Row>(
    `select given.kind, given.id, count(*) over ()::int as total,
       jsonb_build_array(jsonb_build_object('source', $1::text, 'name', min(given.name)))
         || jsonb_agg(jsonb_build_object('source', sources.name, 'name', known.name) order by sources.name) as names
     from unnest($2::text[], $3::text[], $4::text[]) as given (kind, id, name)
     join source_names known using (kind, id)
     join sources on sources.source_id = known.source_id and sources.name <> $1
     where ${plain('given.name')} <> ${plain('known.name')}
     group by given.kind, given.id order by given.kind, given.id limit ${MOST_LISTED}`,
    [source, names.map(({ kind }) => kind), names.map(({ id }) => id), names.map(({ name }) => name)]
  );
  return listed(rows);
}
