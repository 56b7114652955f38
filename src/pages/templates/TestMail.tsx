import { Alert, Button, Field, Input, Stack } from '@grafana/ui';
import React, { useState } from 'react';

import type { TemplateText } from '../../../contract/template';
import { useTestTemplate } from '../../api/useTemplates';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';

interface Props {
  text: TemplateText;
  /** The run whose figures are in it; null: an example's. */
  runId: string | null;
}

/** Sends the mail as it is previewed. No form of its own: it stands in that of the template. */
export function TestMail({ text, runId }: Props) {
  const [address, setAddress] = useState('');
  const { mutate, data, error, isPending } = useTestTemplate();

  return (
    <Stack direction="column" gap={1}>
      <Stack alignItems="flex-end">
        <Field label="Send it as a test to" noMargin>
          <Input
            id="template-test-to"
            width={32}
            placeholder="you@carrier.example"
            value={address}
            onChange={({ currentTarget }) => setAddress(currentTarget.value)}
          />
        </Field>
        <Button
          type="button"
          variant="secondary"
          icon="envelope"
          disabled={isPending || address.trim() === ''}
          onClick={() => mutate({ text, runId, address: address.trim() })}
        >
          {isPending ? 'Sending…' : 'Send test'}
        </Button>
      </Stack>
      {error && <ServiceErrorAlert title="The test was not sent" error={error} />}
      {data && (
        <Alert severity="success" title={`The server took the mail to ${data.address}`}>
          It answered “{data.answer}”.
        </Alert>
      )}
    </Stack>
  );
}
