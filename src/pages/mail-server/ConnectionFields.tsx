import { Field, FieldSet, RadioButtonGroup, SecretInput } from '@grafana/ui';
import React, { useState } from 'react';

import { DraftField, type DraftProps } from '../../app/DraftField';
import { MAIL_SECURITIES, type MailSecurity, type MailServer } from '../../../contract/mail-server';
import { fieldFault } from '../../app/field-fault';
import type { MailServerDraft } from './mail-server-draft';

interface Props extends DraftProps<MailServerDraft> {
  password: MailServer['password'];
}

const LABELS: Record<MailSecurity, string> = { tls: 'TLS', starttls: 'STARTTLS', none: 'None' };
const USUAL_PORTS: Record<MailSecurity, string> = { tls: '465', starttls: '587', none: '25' };

export function ConnectionFields({ password, ...props }: Props) {
  const { draft, error, onChange } = props;
  const [isKept, setKept] = useState(password === 'stored');

  const chooseSecurity = (security: MailSecurity) => {
    const isUsual = draft.port === USUAL_PORTS[draft.security];
    onChange({ security, port: isUsual ? USUAL_PORTS[security] : draft.port });
  };
  return (
    <FieldSet label="Mail server">
      <DraftField {...props} field="host" label="Host" placeholder="smtp.carrier.example" required />
      <Field
        label="Encryption"
        description="TLS from the first byte, or STARTTLS before anything is said. Without either, no password is sent over a network."
        {...fieldFault(error, 'security')}
      >
        <RadioButtonGroup
          options={MAIL_SECURITIES.map((value) => ({ value, label: LABELS[value] }))}
          value={draft.security}
          onChange={chooseSecurity}
        />
      </Field>
      <DraftField {...props} field="port" label="Port" type="number" required />
      <DraftField {...props} field="userName" label="User name" description="Empty: the server wants none." />
      {password === 'environment' ? (
        <Field label="Password" description="The service's environment sets it (TRUNKLINE_SMTP_PASSWORD)." disabled>
          <SecretInput id="mail-password" isConfigured onReset={() => undefined} />
        </Field>
      ) : (
        <Field label="Password" description="Stored encrypted, never shown again." {...fieldFault(error, 'password')}>
          <SecretInput
            id="mail-password"
            autoComplete="new-password"
            isConfigured={isKept}
            value={draft.password ?? ''}
            onChange={({ currentTarget }) => onChange({ password: currentTarget.value })}
            onReset={() => {
              setKept(false);
              onChange({ password: '' });
            }}
          />
        </Field>
      )}
      <DraftField
        {...props}
        field="perMinute"
        label="Messages a minute"
        description="Over all replicas of the service. Empty: as fast as the server takes them."
        type="number"
      />
    </FieldSet>
  );
}
