import { Button, type Column, InteractiveTable, Text } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { Token } from '../../../contract/access/token';
import { momentText } from '../../app/moment-text';
import { scopeText } from '../access/scope-text';

interface Props {
  tokens: Token[];
  onRevoke: (token: Token) => void;
}

export function TokensTable({ tokens, onRevoke }: Props) {
  const columns = useMemo<Array<Column<Token>>>(
    () => [
      { id: 'name', header: 'Name', sortType: 'string' },
      { id: 'orgId', header: 'Organisation', sortType: 'number', disableGrow: true },
      { id: 'role', header: 'Role', sortType: 'string', disableGrow: true },
      {
        id: 'scope',
        header: 'May',
        cell: ({ row: { original } }) => (original.role === 'ingest' ? handsIn(original) : scopeText(original.scope)),
      },
      {
        id: 'lastUsedAt',
        header: 'Last used',
        cell: ({ row: { original } }) => (original.lastUsedAt === null ? 'never' : momentText(original.lastUsedAt)),
      },
      { id: 'expiresAt', header: 'State', cell: ({ row: { original } }) => <State token={original} /> },
      {
        id: 'actions',
        header: '',
        disableGrow: true,
        cell: ({ row: { original } }) =>
          isOver(original) ? null : (
            <Button
              variant="destructive"
              fill="text"
              size="sm"
              aria-label={`Revoke ${original.name}`}
              onClick={() => onRevoke(original)}
            >
              Revoke
            </Button>
          ),
      },
    ],
    [onRevoke]
  );
  return <InteractiveTable columns={columns} data={tokens} getRowId={({ tokenId }) => tokenId} pageSize={50} />;
}

const handsIn = ({ source }: Token) => (source === null ? 'Posts calls.' : `Posts calls of ${source}.`);

function isOver({ revokedAt, expiresAt }: Token): boolean {
  return revokedAt !== null || Date.parse(expiresAt) <= Date.now();
}

function State({ token }: { token: Token }) {
  const { revokedAt, revokedBy, expiresAt } = token;
  if (revokedAt !== null) {
    return <Text color="error">{`revoked by ${revokedBy}`}</Text>;
  }
  return isOver(token) ? <Text color="warning">expired</Text> : <>{`until ${expiresAt.slice(0, 10)}`}</>;
}
