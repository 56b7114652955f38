import * as z from 'zod/mini';

import { oneLine } from '../one-line';
import { Role, ROLES } from './role';
import { Scope, scopeSchema } from './scope';

export const LONGEST_TOKEN_DAYS = 1_100;

/** The body of `POST /v1/tokens`. What it sees is never more than its organisation does. */
export const tokenSchema = z.strictObject({
  name: oneLine(100),
  /** The Grafana organisation it belongs to: what is made with it is seen there. */
  orgId: z._default(z.int().check(z.minimum(1), z.maximum(2_147_483_647)), 1),
  role: z.enum(ROLES),
  scope: scopeSchema,
  /** The only source it hands calls in for; null: any. For the role `ingest`. */
  source: z._default(z.nullable(oneLine(100)), null),
  expiresInDays: z._default(z.int().check(z.minimum(1), z.maximum(LONGEST_TOKEN_DAYS)), 365),
});
export type TokenInput = z.input<typeof tokenSchema>;

/** One of those `GET /v1/tokens` lists. Times are ISO instants. */
export interface Token {
  tokenId: string;
  name: string;
  orgId: number;
  role: Role;
  scope: Scope;
  source: string | null;
  createdAt: string;
  createdBy: string;
  expiresAt: string;
  /** To the hour or so; null where it was never used. */
  lastUsedAt: string | null;
  revokedAt: string | null;
  revokedBy: string | null;
}

/** What `POST /v1/tokens` answers: the only time the token itself is told. */
export interface MadeToken extends Token {
  token: string;
}
