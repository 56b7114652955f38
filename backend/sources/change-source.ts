import { Pool } from 'pg';

import { Author, recordChange } from '../database/audit';
import { inTransaction, Queryable } from '../database/pool';
import { findSource, Source } from '../calls/source';
import { configureSource } from './configure-source';

interface SourceChange<T> {
  /** The name of the source. */
  source: string;
  /** A verb in the past, as the audit has it. */
  action: string;
  before?: unknown;
  change: (db: Queryable) => Promise<T>;
}

/** Changes what is set of a source and notes it in the audit, both or neither. What is answered is noted. */
export function changeSource<T>(
  pool: Pool,
  by: Author,
  { source, action, before, change }: SourceChange<T>
): Promise<T> {
  return inTransaction(pool, async (client) => {
    const after = await change(client);
    await recordChange(client, { by, kind: 'source', id: source, action, before, after });
    return after;
  });
}

/** The same for how a switch is reached: the audit tells which settings changed, and none of them, as passwords are among them. */
export function reconfigureSource(pool: Pool, by: Author, name: string, kind: string, given: unknown): Promise<Source> {
  return inTransaction(pool, async (client) => {
    const before = await findSource(client, name);
    const source = await configureSource(client, name, kind, given);
    const changed = changedSettings(before?.settings ?? {}, source.settings);
    const action = before ? 'configured' : 'created';
    await recordChange(client, { by, kind: 'source', id: name, action, after: { kind, changed } });
    return source;
  });
}

function changedSettings(before: object, after: object): string[] {
  const textOf = (settings: object, name: string) => JSON.stringify((settings as Record<string, unknown>)[name]);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.filter((name) => textOf(before, name) !== textOf(after, name));
}
