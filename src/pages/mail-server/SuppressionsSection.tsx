import {
  type Column,
  Button,
  Field,
  IconButton,
  Input,
  InteractiveTable,
  LoadingPlaceholder,
  Stack,
  Text,
} from '@grafana/ui';
import React, { type FormEvent, useMemo, useState } from 'react';

import type { Suppression } from '../../../contract/delivery';
import { useLiftSuppression, useSuppress, useSuppressions } from '../../api/useMailServer';
import { momentText } from '../../app/moment-text';
import { hasRole } from '../../app/role';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';

const REASONS: Record<Suppression['reason'], string> = { unsubscribed: 'unsubscribed', operator: 'an operator' };
const PAGE_SIZE = 20;

/** Addresses that get no mails. */
export function SuppressionsSection() {
  const { data, error, refetch } = useSuppressions();
  const addition = useSuppress();
  const lift = useLiftSuppression();
  const [address, setAddress] = useState('');
  const mayChange = hasRole('Admin');
  const { mutate: liftOne } = lift;

  const add = (event: FormEvent) => {
    event.preventDefault();
    addition.mutate({ address: address.trim(), note: '' }, { onSuccess: () => setAddress('') });
  };
  const columns = useMemo<Array<Column<Suppression>>>(
    () => [
      { id: 'address', header: 'Address', sortType: 'string' },
      { id: 'list', header: 'Of', cell: ({ row }) => row.original.list ?? 'all mails' },
      { id: 'reason', header: 'Because of', cell: ({ row }) => REASONS[row.original.reason] },
      { id: 'createdAt', header: 'Since', cell: ({ row }) => momentText(row.original.createdAt) },
      { id: 'createdBy', header: 'By' },
      {
        id: 'actions',
        header: '',
        cell: ({ row: { original } }) =>
          mayChange && (
            <IconButton name="times" tooltip={`Send to ${original.address} again`} onClick={() => liftOne(original)} />
          ),
      },
    ],
    [mayChange, liftOne]
  );

  return (
    <Section title="No mails to">
      <Text color="secondary">Those who unsubscribed, and those an operator took out.</Text>
      {error && <ServiceErrorAlert title="The addresses could not be loaded" error={error} onRetry={refetch} />}
      {addition.error && <ServiceErrorAlert title="The address was not added" error={addition.error} />}
      {lift.error && <ServiceErrorAlert title="The address was not taken off" error={lift.error} />}
      {!data && !error && <LoadingPlaceholder text="Loading addresses…" />}
      {data && data.length > 0 && (
        <InteractiveTable columns={columns} data={data} pageSize={PAGE_SIZE} getRowId={(row) => row.suppressionId} />
      )}
      {mayChange && (
        <form onSubmit={add}>
          <Stack alignItems="flex-end">
            <Field label="Address" noMargin>
              <Input
                id="suppression-address"
                width={40}
                value={address}
                onChange={({ currentTarget }) => setAddress(currentTarget.value)}
              />
            </Field>
            <Button type="submit" variant="secondary" disabled={addition.isPending || address.trim() === ''}>
              Send no mails to it
            </Button>
          </Stack>
        </form>
      )}
    </Section>
  );
}
