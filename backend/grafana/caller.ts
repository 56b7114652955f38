import { timingSafeEqual } from 'crypto';

import { Role } from '../../contract/access/role';
import { Problem } from '../../contract/problem';
import { findToken, GoodToken } from '../access/find-token';
import { grafanaCaller } from '../access/identify';
import { nameOfUser, Principal } from '../access/principal';
import { digestOfToken, looksLikeToken } from '../access/tokens';
import { GrafanaDoor } from './grafana-door';
import { PluginContext, PluginUser } from './protocol/messages';

type Believing = Pick<GrafanaDoor, 'pool' | 'token' | 'failedTokens'>;

/** A call of Grafana's, whatever it asks. */
interface Call {
  request: { pluginContext: PluginContext | null };
  getPeer(): string;
}

const ROLES: Record<string, Role> = { Editor: 'editor', Admin: 'admin' };

/** An alert rule, and a public dashboard, has no user: it is a viewer. */
const NO_USER = { name: 'grafana', login: null, role: 'viewer' } as const;

/**
 * Who asks, by what Grafana says of them, and what they may see: what their organisation, their teams and they may, and no
 * more than the token set in Grafana does. Grafana is believed when its settings hold a token of the service. Throws a
 * Problem that says where the token belongs, and for an organisation that may see nothing.
 */
export async function callerOf(door: Believing, call: Call): Promise<Principal> {
  const { pluginContext: context } = call.request;
  const token = await tokenOf(door, context, call.getPeer());
  const orgId = context?.orgId ?? 0;
  const caller = await grafanaCaller(door.pool, { orgId, ...(context?.user ? userOf(context.user) : NO_USER) }, token);
  if (caller.role === 'ingest') {
    throw new Problem(`The token set in Grafana may only hand in calls. Another belongs into ${placeOf(context)}.`, {
      status: 403,
    });
  }
  return caller;
}

/** Null for the shared token. */
async function tokenOf(
  { pool, token: shared, failedTokens }: Believing,
  context: PluginContext | null,
  peer: string
): Promise<GoodToken | null> {
  const settings = context?.dataSourceInstanceSettings ?? context?.appInstanceSettings;
  const given = settings?.decryptedSecureJsonData.token;
  if (!given) {
    throw new Problem(
      `No token is set in Grafana. An administrator puts the service's TRUNKLINE_TOKEN into ${placeOf(context)}, or a token made for this organisation.`,
      { status: 403 }
    );
  }
  const digest = digestOfToken(given);
  const address = addressOf(peer);
  failedTokens.assertMayTry(address, digest);
  if (timingSafeEqual(digest, digestOfToken(shared))) {
    failedTokens.taken(digest);
    return null;
  }
  const known = await (looksLikeToken(given) ? findToken(pool, given) : undefined)?.catch((error: unknown) => {
    if (error instanceof Problem) {
      failedTokens.failed(address, digest);
    }
    throw error;
  });
  if (!known) {
    failedTokens.failed(address, digest);
    throw new Problem(
      `The token set in Grafana is not the service's. An administrator puts its TRUNKLINE_TOKEN into ${placeOf(context)}, or a token made for this organisation.`,
      { status: 403 }
    );
  }
  failedTokens.taken(digest);
  return known;
}

/** Without the port, which is another for each connection. All that come by a unix socket are one. */
const addressOf = (peer: string) => /^\[?(.*?)\]?:\d+$/.exec(peer)?.[1] ?? 'the unix socket';

function placeOf(context: PluginContext | null): string {
  return context?.dataSourceInstanceSettings
    ? 'the settings of this data source'
    : "the app's configuration (Administration, Plugins, Trunkline)";
}

/** Somebody without a name of their own can't own anything: they only see. */
function userOf({ login, email, role }: PluginUser) {
  const known = login || email;
  return known ? { name: nameOfUser(known), login: known, role: ROLES[role] ?? 'viewer' } : NO_USER;
}
