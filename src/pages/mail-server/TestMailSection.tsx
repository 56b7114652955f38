import { Alert, Button, Field, Input, Stack } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import { useSendTestMail } from '../../api/useMailServer';
import { hasRole } from '../../app/role';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';

export function TestMailSection() {
  const [address, setAddress] = useState('');
  const { mutate, data, error, isPending } = useSendTestMail();

  const send = (event: FormEvent) => {
    event.preventDefault();
    mutate(address.trim());
  };
  return (
    <Section title="Test mail">
      <form onSubmit={send}>
        <Stack alignItems="flex-end">
          <Field label="To" noMargin>
            <Input
              id="test-mail-to"
              width={40}
              placeholder="you@carrier.example"
              value={address}
              onChange={({ currentTarget }) => setAddress(currentTarget.value)}
            />
          </Field>
          <Button type="submit" variant="secondary" disabled={!hasRole('Admin') || isPending || address.trim() === ''}>
            {isPending ? 'Sending…' : 'Send a test mail'}
          </Button>
        </Stack>
      </form>
      {error && <ServiceErrorAlert title="The test mail was not sent" error={error} />}
      {data && (
        <Alert severity="success" title={`The server took the mail to ${data.address}`}>
          It answered “{data.answer}”.{' '}
          {data.tls ? `The connection was encrypted (${data.tls}).` : 'The connection was not encrypted.'}
        </Alert>
      )}
    </Section>
  );
}
