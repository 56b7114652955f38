import { Pool } from 'pg';
import { Gauge, Registry } from 'prom-client';

/** A metric whose value is asked of the database when metrics are read; absent where it can't be, or there is none. */
export function sqlGauge(
  pool: Pool,
  registry: Registry,
  { name, help, sql }: { name: string; help: string; sql: string }
): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      const { rows } = await pool.query<{ value: string }>(sql).catch(() => ({ rows: [] }));
      rows.forEach(({ value }) => this.set(Number(value)));
    },
  });
}
