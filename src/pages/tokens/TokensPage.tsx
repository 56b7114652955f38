import { PluginPage } from '@grafana/runtime';
import { Button, ConfirmModal, EmptyState, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useState } from 'react';

import type { MadeToken, Token } from '../../../contract/access/token';
import { useRevokeToken, useTokens } from '../../api/useTokens';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { MadeTokenModal } from './MadeTokenModal';
import { TokenDrawer } from './TokenDrawer';
import { TokensTable } from './TokensTable';

/** What programs, and data sources of other organisations, sign in with. */
export function TokensPage() {
  const { data: tokens, error, refetch } = useTokens();
  const revocation = useRevokeToken();
  const [isNew, setIsNew] = useState(false);
  const [made, setMade] = useState<MadeToken>();
  const [doomed, setDoomed] = useState<Token>();

  return (
    <PluginPage subTitle="What programs, and data sources of other organisations, sign in with.">
      <Stack direction="column" gap={2}>
        {error && (
          <ServiceErrorAlert title="The tokens could not be loaded" error={error} onRetry={() => void refetch()} />
        )}
        {revocation.error && <ServiceErrorAlert title="The token was not revoked" error={revocation.error} />}
        {!tokens && !error && <LoadingPlaceholder text="Loading tokens…" />}
        {tokens?.length === 0 && (
          <EmptyState variant="call-to-action" hideImage message="No tokens yet">
            A script, a switch or a data source gets a token of its own, with no more rights than it needs.
          </EmptyState>
        )}
        {tokens && tokens.length > 0 && <TokensTable tokens={tokens} onRevoke={setDoomed} />}
        {tokens && (
          <Stack>
            <Button icon="plus" onClick={() => setIsNew(true)}>
              New token
            </Button>
          </Stack>
        )}
      </Stack>
      {isNew && (
        <TokenDrawer
          onClose={() => setIsNew(false)}
          onMade={(token) => {
            setIsNew(false);
            setMade(token);
          }}
        />
      )}
      {made && <MadeTokenModal made={made} onClose={() => setMade(undefined)} />}
      <ConfirmModal
        isOpen={doomed !== undefined}
        title={`Revoke “${doomed?.name ?? ''}”?`}
        body="Whatever uses it is refused from now on. This can't be undone."
        confirmText="Revoke"
        onConfirm={() => {
          revocation.mutate(doomed!);
          setDoomed(undefined);
        }}
        onDismiss={() => setDoomed(undefined)}
      />
    </PluginPage>
  );
}
