import { timingSafeEqual } from 'crypto';

import { Role } from '../../contract/access/role';
import { Problem } from '../../contract/problem';
import { findToken, GoodToken } from '../access/find-token';
import { grafanaCaller } from '../access/identify';
import { Principal } from '../access/principal';
import { digestOfToken, looksLikeToken } from '../access/tokens';
import { Queryable } from '../database/pool';
import { PluginContext, PluginUser } from './protocol/messages';

const ROLES: Record<string, Role> = { Editor: 'editor', Admin: 'admin' };

/** An alert rule, and a public dashboard, has no user: it is a viewer. */
const NO_USER = { name: 'grafana', login: null, role: 'viewer' } as const;

/**
 * Who asks, by what Grafana says of them, and what they may see: what their organisation, their teams and they may, and no
 * more than the token set in Grafana does. Grafana is believed when its settings hold a token of the service. Throws a
 * Problem that says where the token belongs, and for an organisation that may see nothing.
 */
export async function callerOf(db: Queryable, context: PluginContext | null, shared: string): Promise<Principal> {
  const token = await tokenOf(db, context, shared);
  const orgId = context?.orgId ?? 0;
  const caller = await grafanaCaller(db, { orgId, ...(context?.user ? userOf(context.user) : NO_USER) }, token);
  if (caller.role === 'ingest') {
    throw new Problem(`The token set in Grafana may only hand in calls. Another belongs into ${placeOf(context)}.`, {
      status: 403,
    });
  }
  return caller;
}

/** Null for the shared token. */
async function tokenOf(db: Queryable, context: PluginContext | null, shared: string): Promise<GoodToken | null> {
  const settings = context?.dataSourceInstanceSettings ?? context?.appInstanceSettings;
  const given = settings?.decryptedSecureJsonData.token;
  if (!given) {
    throw new Problem(
      `No token is set in Grafana. An administrator puts the service's TRUNKLINE_TOKEN into ${placeOf(context)}, or a token made for this organisation.`,
      { status: 403 }
    );
  }
  if (timingSafeEqual(digestOfToken(given), digestOfToken(shared))) {
    return null;
  }
  const known = looksLikeToken(given) ? await findToken(db, given) : undefined;
  if (!known) {
    throw new Problem(
      `The token set in Grafana is not the service's. An administrator puts its TRUNKLINE_TOKEN into ${placeOf(context)}, or a token made for this organisation.`,
      { status: 403 }
    );
  }
  return known;
}

function placeOf(context: PluginContext | null): string {
  return context?.dataSourceInstanceSettings
    ? 'the settings of this data source'
    : "the app's configuration (Administration, Plugins, Trunkline)";
}

/** Somebody without a name of their own can't own anything: they only see. */
function userOf({ login, email, role }: PluginUser) {
  const known = login || email;
  return known ? { name: known, login: known, role: ROLES[role] ?? 'viewer' } : NO_USER;
}
