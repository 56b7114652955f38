import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { SourcePreview, SwitchInput, SwitchKind } from '../../contract/sources';
import { requestService } from './service';
import type { ServiceError } from './service-error';
import { useChange } from './useChange';
import { idClashesKey } from './useIdClashes';
import { sourcesKey } from './useSources';

/** The kinds of switches whose tables can be read. */
export function useSwitchKinds(): UseQueryResult<SwitchKind[], ServiceError> {
  return useQuery<SwitchKind[], ServiceError>({
    queryKey: ['switch-kinds'],
    queryFn: ({ signal }) => requestService<SwitchKind[]>('v1/switch-kinds', { signal }),
  });
}

export function usePreviewSwitch() {
  return useChange<SwitchInput, SourcePreview>((data) => ({ path: 'v1/source-preview', method: 'POST', data }), []);
}

export function useSaveSwitch() {
  return useChange<SwitchInput, { name: string }>(
    ({ name, kind, settings }) => ({
      path: `v1/sources/${encodeURIComponent(name)}`,
      method: 'PUT',
      data: { kind, settings },
    }),
    [sourcesKey, idClashesKey]
  );
}
