import { Problem } from '../../../contract/problem';
import { Scope } from '../../../contract/access/scope';
import { Maker, makerNow } from '../../access/identify';
import { covers } from '../../access/scope';
import { Queryable } from '../../database/pool';

/** Whose file it is. */
export interface FileOwner {
  orgId: number;
}

/**
 * Refuses to give away a file whose owner may not see any more what is in it: who lost a customer's calls does not go on
 * handing them out by links sent before. Answers whose it is. Throws a Problem (410).
 */
export async function assertOwnerSees(db: Queryable, fileId: string): Promise<FileOwner> {
  const { rows } = await db.query<{ maker: Maker; scope: Scope }>(
    `select jsonb_build_object('name', owner, 'role', owner_role, 'orgId', org_id, 'login', owner_login,
       'tokenId', owner_token::text) as maker, scope
     from run_files join runs using (run_id) where file_id::text = $1`,
    [fileId]
  );
  const file = rows.at(0);
  if (!file) {
    throw new Problem('There is no such file.', { status: 404 });
  }
  const now = await makerNow(db, file.maker).catch((error: unknown) => {
    if (error instanceof Problem) {
      return undefined;
    }
    throw error;
  });
  if (!now || !covers(now.scope, file.scope)) {
    throw new Problem(
      'This link has ended: who had the report sent may not see any more what is in it. Ask them for a new one.',
      { status: 410 }
    );
  }
  return { orgId: file.maker.orgId };
}
