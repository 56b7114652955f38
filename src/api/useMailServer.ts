import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { Suppression } from '../../contract/delivery';
import type { MailServer, MailServerInput, MailServerStatus, TestMailResult } from '../../contract/mail-server';
import { requestService } from './service';
import type { ServiceError } from './service-error';
import { useChange } from './useChange';

const PATH = 'v1/mail-server';
const SUPPRESSIONS = 'v1/suppressions';
export const mailServerKey = ['mail-server'] as const;
const suppressionsKey = ['suppressions'] as const;

export function useMailServer(): UseQueryResult<MailServerStatus, ServiceError> {
  return useQuery<MailServerStatus, ServiceError>({
    queryKey: mailServerKey,
    queryFn: ({ signal }) => requestService<MailServerStatus>(PATH, { signal }),
  });
}

export function useSaveMailServer(server: MailServer | null) {
  return useChange<MailServerInput, MailServer>(
    (data) => ({ path: PATH, method: 'PUT', data: { ...data, version: server?.version } }),
    [mailServerKey]
  );
}

export function useSendTestMail() {
  return useChange<string, TestMailResult>(
    (address) => ({ path: `${PATH}/test`, method: 'POST', data: { address } }),
    [mailServerKey]
  );
}

/** Addresses that get no mails. */
export function useSuppressions(): UseQueryResult<Suppression[], ServiceError> {
  return useQuery<Suppression[], ServiceError>({
    queryKey: suppressionsKey,
    queryFn: ({ signal }) => requestService<Suppression[]>(SUPPRESSIONS, { signal }),
  });
}

export function useSuppress() {
  return useChange<Pick<Suppression, 'address' | 'note'>, Suppression>(
    (data) => ({ path: SUPPRESSIONS, method: 'POST', data }),
    [suppressionsKey]
  );
}

export function useLiftSuppression() {
  return useChange<Suppression, void>(
    ({ suppressionId }) => ({ path: `${SUPPRESSIONS}/${suppressionId}`, method: 'DELETE' }),
    [suppressionsKey]
  );
}
