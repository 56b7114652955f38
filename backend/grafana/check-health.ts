import { handleUnaryCall } from '@grpc/grpc-js';
import { Pool } from 'pg';

import { isUnrestricted } from '../access/scope';
import { callerOf } from './caller';
import { GrafanaDoor } from './grafana-door';
import { CheckHealthRequest, CheckHealthResponse, HEALTHY, UNHEALTHY } from './protocol/messages';
import { refusalOf } from './refusal';

/** The answer to “Save & test”: whether questions would be answered, and from which calls. */
export function checkHealth(door: GrafanaDoor): handleUnaryCall<CheckHealthRequest, CheckHealthResponse> {
  return async (call, reply) => {
    try {
      const caller = await callerOf(door, call);
      const message = isUnrestricted(caller.scope) ? await stateOfCalls(door.pool) : WELL;
      reply(null, { status: HEALTHY, message });
    } catch (error) {
      const { body, expected } = refusalOf(error);
      if (!expected) {
        door.logger.error({ err: error }, 'a health check failed');
      }
      reply(null, { status: UNHEALTHY, message: body.error });
    }
  };
}

/** The newest call and the sources are of all customers. */
const WELL = 'The service and its database answer.';

async function stateOfCalls(pool: Pool): Promise<string> {
  const newest = await pool.query<{ started_at: string | null }>(
    `select to_char(max(started_at) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as started_at from attempts`
  );
  const failing = await pool.query<{ name: string }>(
    'select name from sources where last_error is not null order by name'
  );
  const [{ started_at: startedAt }] = newest.rows;
  const sentences = [
    startedAt
      ? `${WELL} The newest call attempt started at ${startedAt} UTC.`
      : `${WELL} There are no calls yet: import a file or connect a switch.`,
    ...(failing.rows.length > 0
      ? [`Sources in trouble: ${failing.rows.map(({ name }) => name).join(', ')}; the Sources page says why.`]
      : []),
  ];
  return sentences.join(' ');
}
