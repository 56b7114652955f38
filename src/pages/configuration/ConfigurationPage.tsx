import type { AppPluginMeta, PluginConfigPageProps } from '@grafana/data';
import { Alert, Button, Field, FieldSet, SecretInput, Stack } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import { type AppSettings, checkHealth, type Health, saveAppSettings } from '../../api/app-settings';
import { toServiceError } from '../../api/service-error';
import { reloadPage } from './reload-page';
import { ServiceAddress } from './ServiceAddress';

export type ConfigurationPageProps = PluginConfigPageProps<AppPluginMeta>;

export function ConfigurationPage({ plugin: { meta } }: ConfigurationPageProps) {
  const enabled = Boolean(meta.enabled);
  const [token, setToken] = useState('');
  const [stored, setStored] = useState(Boolean(meta.secureJsonFields?.token));
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Health>();

  const save = async (changes: Partial<AppSettings>, then: () => Promise<void> | void) => {
    setBusy(true);
    setOutcome(undefined);
    try {
      await saveAppSettings({ enabled, pinned: Boolean(meta.pinned), jsonData: meta.jsonData, ...changes });
      await then();
    } catch (cause) {
      setOutcome({ healthy: false, sentence: `Nothing was saved. ${toServiceError(cause).message}` });
    } finally {
      setBusy(false);
    }
  };

  const saveAndTest = (event: FormEvent) => {
    event.preventDefault();
    const secureJsonData = token ? { token } : undefined;
    return save({ enabled: true, pinned: true, secureJsonData }, async () => {
      if (token) {
        setStored(true);
        setToken('');
      }
      setOutcome(await checkHealth());
      if (!enabled) {
        reloadPage();
      }
    });
  };

  return (
    <form onSubmit={saveAndTest}>
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
            isConfigured={stored}
            value={token}
            autoComplete="new-password"
            placeholder="Token of the service"
            onChange={(event) => setToken(event.currentTarget.value)}
            onReset={() => setStored(false)}
          />
        </Field>
      </FieldSet>
      {outcome && (
        <Alert
          severity={outcome.healthy ? 'success' : 'error'}
          title={outcome.healthy ? 'It works' : 'It does not work yet'}
        >
          {outcome.sentence}
        </Alert>
      )}
      <Stack gap={1}>
        <Button type="submit" disabled={busy || (!stored && !token)}>
          {busy ? 'Working…' : 'Save & test'}
        </Button>
        <Button
          type="button"
          variant="secondary"
          fill="outline"
          disabled={busy}
          onClick={() => save({ enabled: !enabled, pinned: !enabled }, reloadPage)}
        >
          {enabled ? 'Disable Trunkline' : 'Enable Trunkline'}
        </Button>
      </Stack>
    </form>
  );
}
