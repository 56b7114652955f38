import {
  type DataSourcePluginOptionsEditorProps,
  onUpdateDatasourceSecureJsonDataOption,
  updateDatasourcePluginResetOption,
} from '@grafana/data';
import { Field, FieldSet, SecretInput } from '@grafana/ui';
import React from 'react';

import { ServiceAddress } from '../pages/configuration/ServiceAddress';
import type { TrunklineOptions, TrunklineSecrets } from './trunkline-query';

type Props = DataSourcePluginOptionsEditorProps<TrunklineOptions, TrunklineSecrets>;

export function ConfigEditor(props: Props) {
  const { secureJsonData, secureJsonFields } = props.options;

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
            id="token"
            width={60}
            autoComplete="new-password"
            placeholder="Token of the service"
            isConfigured={Boolean(secureJsonFields?.token)}
            value={secureJsonData?.token ?? ''}
            onChange={onUpdateDatasourceSecureJsonDataOption(props, 'token')}
            onReset={() => updateDatasourcePluginResetOption(props, 'token')}
          />
        </Field>
      </FieldSet>
    </>
  );
}
