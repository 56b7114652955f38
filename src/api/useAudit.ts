import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { AuditFilter, AuditList } from '../../contract/audit';
import { requestService } from './service';
import type { ServiceError } from './service-error';

interface AuditPage {
  filter: AuditFilter;
  /** The place of the last row of the page before. */
  after?: string;
  limit: number;
}

/** Who read and who changed what, the newest first. */
export function useAudit({ filter, after, limit }: AuditPage): UseQueryResult<AuditList, ServiceError> {
  const { window, ...chosen } = filter;
  const params = { ...chosen, ...window, after, limit };
  return useQuery<AuditList, ServiceError>({
    queryKey: ['audit', params],
    queryFn: ({ signal }) => requestService<AuditList>('v1/audit', { params, signal }),
    placeholderData: keepPreviousData,
  });
}
