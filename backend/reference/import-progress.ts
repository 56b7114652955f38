import { Pool } from 'pg';

import { ImportProgress, ReferenceTableName } from '../../contract/reference';

const underWay = new WeakMap<Pool, Map<ReferenceTableName, ImportProgress>>();

/** Keeps what an import of this process has read so far, for whoever asks how it stands, until `end`. */
export function beginProgress(pool: Pool, table: ReferenceTableName, origin: string) {
  const imports = underWay.get(pool) ?? new Map<ReferenceTableName, ImportProgress>();
  const own = { origin, rows: 0 };
  underWay.set(pool, imports.set(table, own));
  return {
    onRows: (rows: number) => {
      own.rows = rows;
    },
    end: () => {
      if (imports.get(table) === own) {
        imports.delete(table);
      }
    },
  };
}

/** The import of a table that is under way in this process. */
export function importUnderWay(pool: Pool, table: ReferenceTableName): ImportProgress | null {
  return underWay.get(pool)?.get(table) ?? null;
}
