import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { SavedReport, SavedReportInput } from '../../contract/saved-report';
import { requestService } from './service';
import type { ServiceError } from './service-error';
import { useChange } from './useChange';

const PATH = 'v1/saved-reports';
export const savedReportsKey = ['saved reports'] as const;

/** The reader's own, and those others share. */
export function useSavedReports(): UseQueryResult<SavedReport[], ServiceError> {
  return useQuery<SavedReport[], ServiceError>({
    queryKey: savedReportsKey,
    queryFn: ({ signal }) => requestService<SavedReport[]>(PATH, { signal }),
  });
}

/** Keeps a report under a new name, or changes the one given. */
export function useSaveReport(saved?: SavedReport) {
  return useChange<SavedReportInput, SavedReport>(
    (data) => (saved ? { path: `${PATH}/${saved.id}`, method: 'PUT', data } : { path: PATH, method: 'POST', data }),
    [savedReportsKey]
  );
}

export function useDeleteSavedReport() {
  return useChange<SavedReport, void>(({ id }) => ({ path: `${PATH}/${id}`, method: 'DELETE' }), [savedReportsKey]);
}
