import { PoolClient } from 'pg';

/** Each takes memory in PostgreSQL for as long as its connection lives. */
const MOST_OF_A_CONNECTION = 12;
const NAMES = new WeakMap<PoolClient, Map<string, string>>();

/**
 * The name under which a connection keeps the plan of a statement, for one that is run again and again with other values:
 * a long statement can take longer to plan than to run. PostgreSQL then uses one plan for all values where it expects no
 * less of it. Undefined where the connection keeps enough plans already.
 */
export function keptPlan(client: PoolClient, text: string): string | undefined {
  const names = NAMES.get(client) ?? new Map<string, string>();
  NAMES.set(client, names);
  if (!names.has(text) && names.size < MOST_OF_A_CONNECTION) {
    names.set(text, `kept_${names.size + 1}`);
  }
  return names.get(text);
}
