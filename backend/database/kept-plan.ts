import { createHash } from 'crypto';
import { PoolClient } from 'pg';

/** Each takes two to three megabytes in PostgreSQL for as long as its connection lives. */
const MOST_OF_A_CONNECTION = 8;
/** Statements a connection remembers having run once. */
const MOST_REMEMBERED = 200;

interface Plans {
  remembered: Set<string>;
  names: Map<string, string>;
}

const PLANS = new WeakMap<PoolClient, Plans>();

function plansOf(client: PoolClient): Plans {
  const plans = PLANS.get(client) ?? { remembered: new Set(), names: new Map() };
  PLANS.set(client, plans);
  return plans;
}

/**
 * The name under which a connection keeps the plan of a statement it is asked again, with other values or the same: a long
 * statement can take longer to plan than to run. PostgreSQL then uses one plan for all values where it expects no less of
 * it. Undefined at the first time, and where the connection keeps enough plans already; it does not live for long.
 */
export function keptPlan(client: PoolClient, text: string): string | undefined {
  const { remembered, names } = plansOf(client);
  const digest = createHash('sha1').update(text).digest('base64');
  if (!names.has(digest) && remembered.has(digest) && names.size < MOST_OF_A_CONNECTION) {
    names.set(digest, `kept_${names.size + 1}`);
  }
  if (remembered.size < MOST_REMEMBERED) {
    remembered.add(digest);
  }
  return names.get(digest);
}
