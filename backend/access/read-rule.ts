import { Problem } from '../../contract/problem';
import { Queryable } from '../database/pool';
import { Rule, ruleOf, Said } from './rule';

const SAID = `jsonb_build_object('role', role_cap, 'scope', scope)`;

/**
 * The most somebody in a Grafana organisation may be and see now; without a login, whoever is asked for without a user.
 * Throws a Problem (403) for an organisation nobody has said anything of.
 */
export async function readRule(db: Queryable, orgId: number, login: string | null): Promise<Rule> {
  const { rows } = await db.query<Said>(
    `select jsonb_build_object('role', o.role_cap, 'scope', o.scope) as org,
       (select ${SAID} from access_users u where u.org_id = o.org_id and lower(u.login) = lower($2)) as "user",
       (select coalesce(jsonb_agg(${SAID} order by name), '[]') from access_teams t
        where t.org_id = o.org_id and exists (select from unnest(members) member where lower(member) = lower($2))) as teams
     from access_orgs o where o.org_id = $1`,
    [orgId, login]
  );
  if (rows.length === 0) {
    throw new Problem(
      `The Grafana organisation ${orgId} may see nothing yet. An administrator of Trunkline gives it a scope (Access).`,
      { status: 403 }
    );
  }
  return ruleOf(rows[0]);
}
