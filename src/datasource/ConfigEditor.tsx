import {
  type DataSourcePluginOptionsEditorProps,
  updateDatasourcePluginResetOption,
  updateDatasourcePluginSecureJsonDataOption,
} from '@grafana/data';
import React from 'react';

import { ServiceConnection } from '../app/ServiceConnection';
import type { TrunklineOptions, TrunklineSecrets } from './trunkline-query';

type Props = DataSourcePluginOptionsEditorProps<TrunklineOptions, TrunklineSecrets>;

export function ConfigEditor(props: Props) {
  const { secureJsonData, secureJsonFields } = props.options;

  return (
    <ServiceConnection
      token={secureJsonData?.token ?? ''}
      isStored={Boolean(secureJsonFields?.token)}
      onChange={(token) => updateDatasourcePluginSecureJsonDataOption(props, 'token', token)}
      onReset={() => updateDatasourcePluginResetOption(props, 'token')}
    />
  );
}
