import type { AppPluginMeta, PluginConfigPageProps } from '@grafana/data';
import { Alert, Button, Stack } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import { type AppSettings, checkHealth, type Health, saveAppSettings } from '../../api/app-settings';
import { toServiceError } from '../../api/service-error';
import { ServiceConnection } from '../../app/ServiceConnection';
import { reloadPage } from './reload-page';

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
      <ServiceConnection token={token} isStored={stored} onChange={setToken} onReset={() => setStored(false)} />
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
