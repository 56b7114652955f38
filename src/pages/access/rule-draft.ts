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
  orgId?: number;
  draft: RuleDraft;
  isNew: boolean;
}

const NEW: RuleDraft = { name: '', label: '', members: '', roleCap: 'viewer', scope: NEW_SCOPE };

export const newRule = (of: RuleOf['of'], orgId?: number): EditedRule => ({ of, orgId, draft: NEW, isNew: true });

export function orgRule({ orgId, label, roleCap, scope }: OrgRules): EditedRule {
  const draft = { ...NEW, name: String(orgId), label, roleCap, scope: scopeDraftOf(scope) };
  return { of: 'org', orgId, draft, isNew: false };
}

export function teamRule(orgId: number, { name, members, roleCap, scope }: OrgRules['teams'][number]): EditedRule {
  const draft = { ...NEW, name, members: members.join('\n'), roleCap, scope: scopeDraftOf(scope) };
  return { of: 'team', orgId, draft, isNew: false };
}

export function userRule(orgId: number, { login, roleCap, scope }: OrgRules['users'][number]): EditedRule {
  return { of: 'user', orgId, draft: { ...NEW, name: login, roleCap, scope: scopeDraftOf(scope) }, isNew: false };
}

/** What is asked of the service to save it. */
export function savedRule({ of, orgId, draft }: EditedRule): RuleToSave {
  const { label, members, roleCap } = draft;
  const name = draft.name.trim();
  const rule = { roleCap, scope: scopeOf(draft.scope) };
  switch (of) {
    case 'org':
      return { rule: { of, orgId: orgId ?? Number(name) }, data: { label: label.trim(), ...rule } };
    case 'team':
      return { rule: { of, orgId: orgId!, name }, data: { members: splitAddresses(members), ...rule } };
    case 'user':
      return { rule: { of, orgId: orgId!, login: name }, data: rule };
  }
}
