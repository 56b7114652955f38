import { Pool } from 'pg';
import { Gauge, Registry } from 'prom-client';

interface SqlGauge {
  name: string;
  help: string;
  /** Gives `value`, and a column for each label. */
  sql: string;
  labels?: readonly string[];
}

/** A metric whose value is asked of the database when metrics are read; absent where it can't be, or there is none. */
export function sqlGauge(pool: Pool, registry: Registry, { name, help, sql, labels = [] }: SqlGauge): void {
  new Gauge({
    name,
    help,
    labelNames: [...labels],
    registers: [registry],
    async collect() {
      const { rows } = await pool.query<Record<string, string>>(sql).catch(() => ({ rows: [] }));
      if (labels.length > 0) {
        this.reset();
      }
      rows.forEach((row) =>
        this.set(Object.fromEntries(labels.map((label) => [label, row[label]])), Number(row.value))
      );
    },
  });
}
