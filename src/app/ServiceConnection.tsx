import { Field, FieldSet, SecretInput } from '@grafana/ui';
import React from 'react';

import { ServiceAddress } from './ServiceAddress';

interface Props {
  token: string;
  /** Whether Grafana keeps a token already. Nobody can read it again. */
  isStored: boolean;
  onChange: (token: string) => void;
  /** Replaces the stored token. */
  onReset: () => void;
}

/** How Grafana reaches the service: the app and the data source each have these settings. */
export function ServiceConnection({ token, isStored, onChange, onReset }: Props) {
  return (
    <>
      <FieldSet label="Service">
        <ServiceAddress />
      </FieldSet>
      <FieldSet label="Shared token">
        <Field
          label="Token"
          description="The service answers only those who have its token: the value of TRUNKLINE_TOKEN it was started with."
        >
          <SecretInput
            id="trunkline-token"
            width={60}
            autoComplete="new-password"
            placeholder="Token of the service"
            isConfigured={isStored}
            value={token}
            onChange={(event) => onChange(event.currentTarget.value)}
            onReset={onReset}
          />
        </Field>
      </FieldSet>
    </>
  );
}
