import { Request, Router } from 'express';

import { AuditFilter, auditFilterSchema, AuditList } from '../../../contract/audit';
import { auditFile } from '../../operations/audit/audit-file';
import { listAudit } from '../../operations/audit/list-audit';
import { readInput } from '../../reports/read-input';
import { adminsOnly } from '../admit';
import { principalOf } from '../authenticate';
import { callerSignal } from '../caller-signal';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { fileRoutes } from '../file-routes';
import { onlyParameter, wholeNumberParameter } from '../parameters';

/** Who read and who changed what, for administrators. The file's question is the filter. */
export function auditRoutes({ pool, audit, retention }: Door): Router {
  const router = Router();

  router
    .route('/v1/audit')
    .get(adminsOnly, async (request, response) => {
      const limit = wholeNumberParameter(request, 'limit', { least: 1, most: 500 }) ?? 100;
      await audit.settle();
      const deeds = await listAudit(pool, filterOf(request), {
        told: principalOf(response),
        after: onlyParameter(request, 'after'),
        limit,
      });
      const list: AuditList = { deeds, keptDays: retention.auditDays };
      response.json(list);
    })
    .all(methodNotAllowed(['GET']));

  router.use(
    fileRoutes(
      '/v1/audit',
      async (asked, _request, response) => {
        const filter = readInput(auditFilterSchema, asked);
        await audit.settle();
        return {
          nameWith: (extension) => `audit.${extension}`,
          notes: () => [],
          ...auditFile(pool, filter, principalOf(response), callerSignal(response)),
        };
      },
      adminsOnly
    )
  );

  return router;
}

function filterOf(request: Request): AuditFilter {
  const [from, to] = ['from', 'to'].map((name) => onlyParameter(request, name));
  return readInput(auditFilterSchema, {
    by: onlyParameter(request, 'by'),
    deed: onlyParameter(request, 'deed'),
    kind: onlyParameter(request, 'kind'),
    window: from === undefined && to === undefined ? undefined : { from, to },
  });
}
