import { type QueryKey, useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';

import { requestService, type ServiceRequest } from './service';
import type { ServiceError } from './service-error';

export interface ServiceChange extends Pick<ServiceRequest, 'data' | 'params'> {
  path: string;
  method: 'POST' | 'PUT' | 'DELETE';
}

/** Changes something at the service. What was read under the keys is read again, also when the change was refused. */
export function useChange<Input, Output>(
  changeOf: (input: Input) => ServiceChange,
  staleKeys: readonly QueryKey[]
): UseMutationResult<Output, ServiceError, Input> {
  const client = useQueryClient();
  return useMutation<Output, ServiceError, Input>({
    mutationFn: (input) => {
      const { path, ...request } = changeOf(input);
      return requestService<Output>(path, request);
    },
    onSettled: () => Promise.all(staleKeys.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
