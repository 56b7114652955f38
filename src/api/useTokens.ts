import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { MadeToken, Token, TokenInput } from '../../contract/access/token';
import { requestService } from './service';
import type { ServiceError } from './service-error';
import { useChange } from './useChange';

const PATH = 'v1/tokens';
export const tokensKey = ['tokens'] as const;

export function useTokens(): UseQueryResult<Token[], ServiceError> {
  return useQuery<Token[], ServiceError>({
    queryKey: tokensKey,
    queryFn: ({ signal }) => requestService<Token[]>(PATH, { signal }),
  });
}

/** Makes a token. What it answers is the only time the token itself is told. */
export function useMakeToken() {
  return useChange<TokenInput, MadeToken>((data) => ({ path: PATH, method: 'POST', data }), [tokensKey]);
}

export function useRevokeToken() {
  return useChange<Token, Token>(({ tokenId }) => ({ path: `${PATH}/${tokenId}`, method: 'DELETE' }), [tokensKey]);
}
