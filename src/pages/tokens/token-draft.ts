import type { Role } from '../../../contract/access/role';
import type { TokenInput } from '../../../contract/access/token';
import { NEW_SCOPE, type ScopeDraft, scopeOf } from '../access/scope-draft';

/** A token as its form holds it: numbers as typed. */
export interface TokenDraft {
  name: string;
  orgId: number;
  role: Role;
  days: string;
  /** Of the role ingest: the only source it hands calls in for; empty for any. */
  source: string;
  scope: ScopeDraft;
}

export const NEW_TOKEN: TokenDraft = { name: '', orgId: 1, role: 'viewer', days: '365', source: '', scope: NEW_SCOPE };

export function tokenInputOf({ name, orgId, role, days, source, scope }: TokenDraft): TokenInput {
  return {
    name: name.trim(),
    orgId,
    role,
    scope: scopeOf(scope),
    source: (role === 'ingest' && source.trim()) || null,
    expiresInDays: Number(days),
  };
}
