import { Pool, PoolClient } from 'pg';

import { OrgAccess, OrgRules, TeamAccess, UserAccess } from '../../contract/access/org';
import { Problem } from '../../contract/problem';
import { recordChange } from '../database/audit';
import { isoInstant } from '../database/iso-instant';
import { LOCKS } from '../database/locks';
import { inTransaction, Queryable } from '../database/pool';
import { administers, Principal } from './principal';
import { readRule } from './read-rule';
import { both } from './rule';
import { isUnrestricted } from './scope';
import { assertAdministers } from './tokens';

/** Which organisation is changed, and on what of it: without a version, on whatever there is. */
export interface OrgChange {
  orgId: number;
  /** As it was read; 0 for one that was not there. */
  version?: number;
}

const RULE = `'roleCap', role_cap, 'scope', scope`;

/** What is said of every organisation, by its number. */
export async function listOrgs(db: Queryable, principal: Principal): Promise<OrgRules[]> {
  assertAdministers(principal);
  return readOrgs(db);
}

async function readOrgs(db: Queryable, orgId?: number): Promise<OrgRules[]> {
  const { rows } = await db.query<OrgRules>(
    `select org_id as "orgId", label, role_cap as "roleCap", scope, ${isoInstant('changed_at')} as "changedAt",
       changed_by as "changedBy", version,
       (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'members', members, ${RULE}) order by lower(name)), '[]')
        from access_teams t where t.org_id = o.org_id) as teams,
       (select coalesce(jsonb_agg(jsonb_build_object('login', login, ${RULE}) order by lower(login)), '[]')
        from access_users u where u.org_id = o.org_id) as users
     from access_orgs o where $1::int is null or org_id = $1 order by org_id`,
    [orgId ?? null]
  );
  return rows;
}

/** Says what an organisation may see. */
export function saveOrg(
  pool: Pool,
  principal: Principal,
  { orgId, ...change }: OrgChange,
  org: OrgAccess
): Promise<OrgRules> {
  return changing(pool, principal, { orgId, ...change, action: 'saved' }, async (client) => {
    await client.query(
      `insert into access_orgs (org_id, label, role_cap, scope, changed_by) values ($1, $2, $3, $4, $5)
       on conflict (org_id) do update set label = excluded.label, role_cap = excluded.role_cap, scope = excluded.scope`,
      [orgId, org.label, org.roleCap, JSON.stringify(org.scope), principal.name]
    );
  });
}

/** Takes an organisation its scope: nobody in it sees anything, and its tokens end. */
export async function deleteOrg(pool: Pool, principal: Principal, { orgId, ...change }: OrgChange): Promise<void> {
  await changing(pool, principal, { orgId, ...change, action: 'removed' }, async (client) => {
    await client.query('delete from access_orgs where org_id = $1', [orgId]);
    await client.query(
      'update access_tokens set revoked_at = now(), revoked_by = $2 where org_id = $1 and revoked_at is null',
      [orgId, principal.name]
    );
  });
}

/** Says who is in a team and what it may see. */
export function saveTeam(
  pool: Pool,
  principal: Principal,
  { orgId, ...change }: OrgChange,
  name: string,
  { members, roleCap, scope }: TeamAccess
): Promise<OrgRules> {
  return changing(pool, principal, { orgId, ...change, action: 'saved' }, async (client) => {
    await assertKnown(client, orgId);
    await client.query(
      `insert into access_teams (org_id, name, members, role_cap, scope) values ($1, $2, $3, $4, $5)
       on conflict (org_id, lower(name)) do update set members = excluded.members, role_cap = excluded.role_cap,
         scope = excluded.scope`,
      [orgId, name, members, roleCap, JSON.stringify(scope)]
    );
  });
}

export function deleteTeam(
  pool: Pool,
  principal: Principal,
  { orgId, ...change }: OrgChange,
  name: string
): Promise<OrgRules> {
  return changing(pool, principal, { orgId, ...change, action: 'saved' }, async (client) => {
    const { rowCount } = await client.query('delete from access_teams where org_id = $1 and lower(name) = lower($2)', [
      orgId,
      name,
    ]);
    assertThere(rowCount, `team ${name}`);
  });
}

/** Says what one user may see, instead of what their teams may. */
export function saveUser(
  pool: Pool,
  principal: Principal,
  { orgId, ...change }: OrgChange,
  login: string,
  { roleCap, scope }: UserAccess
): Promise<OrgRules> {
  return changing(pool, principal, { orgId, ...change, action: 'saved' }, async (client) => {
    await assertKnown(client, orgId);
    await client.query(
      `insert into access_users (org_id, login, role_cap, scope) values ($1, $2, $3, $4)
       on conflict (org_id, lower(login)) do update set role_cap = excluded.role_cap, scope = excluded.scope`,
      [orgId, login, roleCap, JSON.stringify(scope)]
    );
  });
}

export function deleteUser(
  pool: Pool,
  principal: Principal,
  { orgId, ...change }: OrgChange,
  login: string
): Promise<OrgRules> {
  return changing(pool, principal, { orgId, ...change, action: 'saved' }, async (client) => {
    const { rowCount } = await client.query('delete from access_users where org_id = $1 and lower(login) = lower($2)', [
      orgId,
      login,
    ]);
    assertThere(rowCount, `rule for ${login}`);
  });
}

/** One change after the other, audited, and only where a way in is left. Answers what the organisation is then. */
async function changing(
  pool: Pool,
  principal: Principal,
  { orgId, version, action }: OrgChange & { action: string },
  change: (client: PoolClient) => Promise<void>
): Promise<OrgRules> {
  assertAdministers(principal);
  return inTransaction(
    pool,
    async (client) => {
      const [before] = await readOrgs(client, orgId);
      if (!before && action === 'removed') {
        assertThere(0, `organisation ${orgId}`);
      }
      assertNewest(before, version);
      await change(client);
      await client.query(
        'update access_orgs set changed_at = now(), changed_by = $2, version = version + 1 where org_id = $1',
        [orgId, principal.name]
      );
      await assertWayIn(client, principal);
      const [after] = await readOrgs(client, orgId);
      const changed = { by: principal, kind: 'access' as const, id: String(orgId), action };
      await recordChange(client, { ...changed, before, after });
      return after;
    },
    LOCKS.editAccess
  );
}

function assertNewest(before: OrgRules | undefined, version: number | undefined): void {
  const stands = before?.version ?? 0;
  if (version !== undefined && version !== stands) {
    throw new Problem(
      before
        ? `${before.changedBy} changed what organisation ${before.orgId} may see meanwhile. Load it again, and make your change on that.`
        : 'The organisation was taken away meanwhile. Load the page again.',
      { status: 409, field: 'version' }
    );
  }
}

async function assertKnown(client: PoolClient, orgId: number): Promise<void> {
  const { rowCount } = await client.query('select from access_orgs where org_id = $1', [orgId]);
  assertThere(rowCount, `organisation ${orgId}`);
}

function assertThere(found: number | null, what: string): void {
  if (found === 0) {
    throw new Problem(`There is no ${what} here.`, { status: 404 });
  }
}

/** An administrator takes neither themselves nor everybody the way in. Whoever has the shared token may: they have another. */
async function assertWayIn(client: PoolClient, principal: Principal): Promise<void> {
  if (principal.orgId === null) {
    return;
  }
  const orgs = await readOrgs(client);
  if (!orgs.some(({ roleCap, scope }) => roleCap === 'admin' && isUnrestricted(scope))) {
    throw new Problem(
      'Nobody in Grafana could set up Trunkline then. Leave one organisation from which nothing is hidden.',
      {
        status: 409,
        field: 'scope',
      }
    );
  }
  const own = await readRule(client, principal.orgId, principal.login).catch(() => undefined);
  if (!own || !administers(both(own, principal))) {
    throw new Problem('You would take yourself the right to change this. Let somebody else do it, or keep your own.', {
      status: 409,
      field: 'scope',
    });
  }
}
