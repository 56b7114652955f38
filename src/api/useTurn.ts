import { skipToken, useQuery } from '@tanstack/react-query';

import type { AskersTurn } from '../../contract/turn';
import { useSettled } from '../app/useSettled';
import { requestService } from './service';
import type { ServiceError } from './service-error';

const LOOKED_AT_EVERY_MS = 1_000;

/**
 * How many questions come before the user's own, while they are being asked; undefined where none waits. Most are answered
 * before anybody would look.
 */
export function useTurn(isAsking: boolean): number | undefined {
  const isAskingLong = useSettled(isAsking) && isAsking;
  const { data } = useQuery<AskersTurn, ServiceError>({
    queryKey: ['turn'],
    queryFn: isAskingLong ? ({ signal }) => requestService<AskersTurn>('v1/turn', { signal }) : skipToken,
    refetchInterval: LOOKED_AT_EVERY_MS,
    gcTime: 0,
    retry: false,
  });
  return isAskingLong ? (data?.ahead ?? undefined) : undefined;
}
