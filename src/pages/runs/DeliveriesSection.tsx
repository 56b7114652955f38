import { Button, type Column, InteractiveTable, LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { Delivery, DeliveryMove } from '../../../contract/delivery';
import { useDeliveries, useMoveDelivery } from '../../api/useRuns';
import { momentText } from '../../app/moment-text';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { deliveryStateLabel } from './deliveries-text';

const PAGE_SIZE = 20;
const RESENDABLE: ReadonlyArray<Delivery['state']> = ['failed', 'unknown', 'cancelled'];

/** Whom a run went to, what became of each, and what the mail server said. */
export function DeliveriesSection({ runId }: { runId: string }) {
  const { data, error, refetch } = useDeliveries(runId);
  const { mutate, error: refused } = useMoveDelivery();

  const columns = useMemo<Array<Column<Delivery>>>(() => {
    const move = ({ deliveryId }: Delivery, way: DeliveryMove) => mutate({ deliveryId, move: way });
    return [
      {
        id: 'recipient',
        header: 'Recipient',
        cell: ({ row: { original } }) => `${original.recipient}${original.bcc ? ' (blind copy)' : ''}`,
      },
      { id: 'state', header: 'State', cell: ({ row: { original } }) => deliveryStateLabel(original.state) },
      { id: 'attempts', header: 'Tries' },
      { id: 'answer', header: 'The server said', cell: ({ row: { original } }) => answerText(original) },
      { id: 'at', header: 'When', cell: ({ row: { original } }) => momentText(original.finishedAt) },
      {
        id: 'actions',
        header: '',
        cell: ({ row: { original } }) => (
          <Stack>
            {RESENDABLE.includes(original.state) && (
              <Button size="sm" variant="secondary" onClick={() => move(original, 'retry')}>
                Send again
              </Button>
            )}
            {original.state === 'unknown' && (
              <Button size="sm" variant="secondary" fill="text" onClick={() => move(original, 'mark-delivered')}>
                It arrived
              </Button>
            )}
            {original.state === 'queued' && (
              <Button size="sm" variant="secondary" fill="text" onClick={() => move(original, 'cancel')}>
                Cancel
              </Button>
            )}
          </Stack>
        ),
      },
    ];
  }, [mutate]);

  return (
    <Section title="Recipients">
      {error && <ServiceErrorAlert title="The recipients could not be loaded" error={error} onRetry={refetch} />}
      {refused && <ServiceErrorAlert title="It was not changed" error={refused} />}
      {!data && !error && <LoadingPlaceholder text="Loading recipients…" />}
      {data?.total === 0 && <Text color="secondary">None: its files are stored only.</Text>}
      {data && data.total > 0 && (
        <InteractiveTable
          columns={columns}
          data={data.deliveries}
          pageSize={PAGE_SIZE}
          getRowId={({ deliveryId }) => deliveryId}
        />
      )}
    </Section>
  );
}

function answerText({ answer, smtpCode, nextAttemptAt, state }: Delivery): string {
  const isNamed = smtpCode === null || answer?.startsWith(String(smtpCode));
  const said = [isNamed ? null : smtpCode, answer].filter((part) => part !== null).join(' ') || '—';
  return state === 'queued' && nextAttemptAt ? `${said}; tried again ${momentText(nextAttemptAt)}` : said;
}
