import { Request, Router } from 'express';

import { orgAccessSchema, teamAccessSchema, userAccessSchema, WhoAmI } from '../../../contract/access/org';
import { Problem } from '../../../contract/problem';
import { deleteOrg, deleteTeam, deleteUser, listOrgs, OrgChange, saveOrg, saveTeam, saveUser } from '../../access/orgs';
import { administers } from '../../access/principal';
import { readInput } from '../../reports/read-input';
import { adminsOnly, readersOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';
import { wholeNumberParameter } from '../parameters';

const LARGEST_ORG = 2_147_483_647;

/** Who may see what. Every answer to a change is what is said of the whole organisation then. */
export function accessRoutes({ pool }: Door): Router {
  const router = Router();
  router
    .route('/v1/access/me')
    .get(readersOnly, (_request, response) => {
      const principal = principalOf(response);
      const { name, role, orgId, scope } = principal;
      response.json({ name, role, orgId, scope, administers: administers(principal) } satisfies WhoAmI);
    })
    .all(methodNotAllowed(['GET']));
  router
    .route('/v1/access/orgs')
    .all(adminsOnly)
    .get(async (_request, response) => {
      response.json(await listOrgs(pool, principalOf(response)));
    })
    .all(methodNotAllowed(['GET']));
  router
    .route('/v1/access/orgs/:org')
    .all(adminsOnly)
    .put(jsonBody, async (request, response) => {
      const org = readInput(orgAccessSchema, request.body);
      response.json(await saveOrg(pool, principalOf(response), changeIn(request), org));
    })
    .delete(async (request, response) => {
      await deleteOrg(pool, principalOf(response), changeIn(request));
      response.status(204).end();
    })
    .all(methodNotAllowed(['PUT', 'DELETE']));
  router
    .route('/v1/access/orgs/:org/teams/:team')
    .all(adminsOnly)
    .put(jsonBody, async (request, response) => {
      const team = readInput(teamAccessSchema, request.body);
      response.json(await saveTeam(pool, principalOf(response), changeIn(request), nameIn(request, 'team'), team));
    })
    .delete(async (request, response) => {
      response.json(await deleteTeam(pool, principalOf(response), changeIn(request), nameIn(request, 'team')));
    })
    .all(methodNotAllowed(['PUT', 'DELETE']));
  router
    .route('/v1/access/orgs/:org/users/:login')
    .all(adminsOnly)
    .put(jsonBody, async (request, response) => {
      const user = readInput(userAccessSchema, request.body);
      response.json(await saveUser(pool, principalOf(response), changeIn(request), nameIn(request, 'login'), user));
    })
    .delete(async (request, response) => {
      response.json(await deleteUser(pool, principalOf(response), changeIn(request), nameIn(request, 'login')));
    })
    .all(methodNotAllowed(['PUT', 'DELETE']));
  return router;
}

const MOST_CHANGES = 2_147_483_647;

function changeIn(request: Request): OrgChange {
  return {
    orgId: orgIn(request),
    version: wholeNumberParameter(request, 'version', { least: 0, most: MOST_CHANGES }),
  };
}

function orgIn({ params }: Request): number {
  const text = String(params.org);
  const org = Number(text);
  if (!/^[1-9]\d{0,9}$/.test(text) || org > LARGEST_ORG) {
    throw new Problem(`“${text.slice(0, 50)}” is not the number of a Grafana organisation.`, { field: 'org' });
  }
  return org;
}

const LONGEST_NAME = 200;

function nameIn({ params }: Request, part: 'team' | 'login'): string {
  const name = String(params[part]);
  if (name.length > LONGEST_NAME || /[\u0000-\u001f\u007f-\u009f]/.test(name)) {
    throw new Problem(`The ${part} is one line of at most ${LONGEST_NAME} characters.`, { field: part });
  }
  return name;
}
