import { PoolClient } from 'pg';

/**
 * A table of the transaction: what it adds (no old start), moves or changes (both) and removes (no new start). Every
 * write of attempts goes through it, so that whatever is derived from attempts learns here which of their starts, old and
 * new, it has to look at again.
 */
export async function beginChanges(client: PoolClient): Promise<void> {
  await client.query(
    `create temp table if not exists changed_attempts (
       source_id      int not null,
       attempt_id     text not null,
       old_started_at timestamptz,
       new_started_at timestamptz,
       primary key (source_id, attempt_id)
     ) on commit delete rows`
  );
}

/** Takes the rows that are changed or removed from where they stand, and points their keys to where they will stand. */
export async function clearChanged(client: PoolClient): Promise<void> {
  await client.query(
    `delete from attempts using changed_attempts changed
     where attempts.source_id = changed.source_id and attempts.attempt_id = changed.attempt_id
       and attempts.started_at = changed.old_started_at`
  );
  await client.query(
    `update attempt_keys set started_at = changed.new_started_at from changed_attempts changed
     where attempt_keys.source_id = changed.source_id and attempt_keys.attempt_id = changed.attempt_id
       and changed.old_started_at <> changed.new_started_at`
  );
  await client.query(
    `delete from attempt_keys using changed_attempts changed
     where attempt_keys.source_id = changed.source_id and attempt_keys.attempt_id = changed.attempt_id
       and changed.new_started_at is null`
  );
}

/** Marks the hours whose figures these changes alter, for the rollups to add up again. */
export async function markChangedHours(client: PoolClient): Promise<void> {
  await client.query(
    `insert into dirty_marks (hour)
     select distinct date_trunc('hour', moment, 'UTC')
     from changed_attempts cross join lateral (values (old_started_at), (new_started_at)) moments (moment)
     where moment is not null`
  );
}
