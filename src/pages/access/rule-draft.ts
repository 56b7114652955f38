import type { OrgRules } from '../../../contract/access/org';
import { ROLE_CAPS } from '../../../contract/access/role';
import type { RuleOf, RuleToSave } from '../../api/useAccess';
import { splitAddresses } from '../../app/split-addresses';
import { NEW_SCOPE, type ScopeDraft, scopeDraftOf, scopeOf } from './scope-draft';

type RoleCap = (typeof ROLE_CAPS)[number];

/** A rule as its form holds it. */
export interface RuleDraft {
  /** The number of an organisation, the name of a team or the login of a user: what a new rule is of. */
  name: string;
  label: string;
  members: string;
  roleCap: RoleCap;
  scope: ScopeDraft;
}

export interface EditedRule {
  of: RuleOf['of'];
  /** Undefined while the organisation itself is new. */
  org?: Pick<OrgRules, 'orgId' | 'version'>;
  draft: RuleDraft;
  isNew: boolean;
}

const NEW: RuleDraft = { name: '', label: '', members: '', roleCap: 'viewer', scope: NEW_SCOPE };

export const newRule = (of: RuleOf['of'], org?: OrgRules): EditedRule => ({ of, org, draft: NEW, isNew: true });

export function orgRule(org: OrgRules): EditedRule {
  const { orgId, label, roleCap, scope } = org;
  const draft = { ...NEW, name: String(orgId), label, roleCap, scope: scopeDraftOf(scope) };
  return { of: 'org', org, draft, isNew: false };
}

export function teamRule(org: OrgRules, { name, members, roleCap, scope }: OrgRules['teams'][number]): EditedRule {
  const draft = { ...NEW, name, members: members.join('\n'), roleCap, scope: scopeDraftOf(scope) };
  return { of: 'team', org, draft, isNew: false };
}

export function userRule(org: OrgRules, { login, roleCap, scope }: OrgRules['users'][number]): EditedRule {
  return { of: 'user', org, draft: { ...NEW, name: login, roleCap, scope: scopeDraftOf(scope) }, isNew: false };
}

/** What is asked of the service to save it. */
export function savedRule({ of, org, draft }: EditedRule): RuleToSave {
  const { label, members, roleCap } = draft;
  const name = draft.name.trim();
  const { orgId, version } = org ?? { orgId: Number(name), version: 0 };
  const rule = { roleCap, scope: scopeOf(draft.scope) };
  switch (of) {
    case 'org':
      return { rule: { of, orgId, version }, data: { label: label.trim(), ...rule } };
    case 'team':
      return { rule: { of, orgId, version, name }, data: { members: splitAddresses(members), ...rule } };
    case 'user':
      return { rule: { of, orgId, version, login: name }, data: rule };
  }
}
