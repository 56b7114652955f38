import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { OrgAccessInput, OrgRules, TeamAccessInput, UserAccessInput } from '../../contract/access/org';
import { requestService } from './service';
import type { ServiceError } from './service-error';
import { useChange } from './useChange';

const PATH = 'v1/access/orgs';
export const accessKey = ['access'] as const;

interface InOrg {
  orgId: number;
  /** What was said of the organisation when it was read, 0 for a new one: nobody overwrites what somebody else said since. */
  version: number;
}

/** Whose rule it is: an organisation's, or a team's or a user's within it. */
export type RuleOf =
  (InOrg & { of: 'org' }) | (InOrg & { of: 'team'; name: string }) | (InOrg & { of: 'user'; login: string });

/** A rule and what it shall be. */
export interface RuleToSave {
  rule: RuleOf;
  data: OrgAccessInput | TeamAccessInput | UserAccessInput;
}

/** What each organisation, team and user may see. */
export function useAccess(): UseQueryResult<OrgRules[], ServiceError> {
  return useQuery<OrgRules[], ServiceError>({
    queryKey: accessKey,
    queryFn: ({ signal }) => requestService<OrgRules[]>(PATH, { signal }),
  });
}

export function useSaveRule() {
  return useChange<RuleToSave, OrgRules>(
    ({ rule, data }) => ({ path: pathOf(rule), params: { version: rule.version }, method: 'PUT', data }),
    [accessKey]
  );
}

export function useDeleteRule() {
  return useChange<RuleOf, void>(
    (rule) => ({ path: pathOf(rule), params: { version: rule.version }, method: 'DELETE' }),
    [accessKey]
  );
}

function pathOf(rule: RuleOf): string {
  const org = `${PATH}/${rule.orgId}`;
  switch (rule.of) {
    case 'org':
      return org;
    case 'team':
      return `${org}/teams/${encodeURIComponent(rule.name)}`;
    case 'user':
      return `${org}/users/${encodeURIComponent(rule.login)}`;
  }
}
