import { Combobox } from '@grafana/ui';
import React, { useId } from 'react';

import { SERVICE_VIEW_NAMES, SERVICE_VIEWS } from '../../../contract/service-query';
import type { ServiceQuery, TrunklineQuery } from '../trunkline-query';
import { EditorRow } from './EditorRow';

const VIEWS = SERVICE_VIEW_NAMES.map((value) => {
  const { label, help, layout } = SERVICE_VIEWS[value];
  return { value, label, description: help, group: layout === 'table' ? 'Tables' : 'Time series' };
});

interface Props {
  query: ServiceQuery;
  onChange: (query: TrunklineQuery) => void;
  onRunQuery: () => void;
}

/** What of the service itself is shown. */
export function ServiceEditor({ query, onChange, onRunQuery }: Props) {
  const id = `${useId()}-view`;
  return (
    <EditorRow label="Show" htmlFor={id}>
      <Combobox
        id={id}
        width={40}
        options={VIEWS}
        value={query.view}
        onChange={({ value }) => {
          onChange({ ...query, view: value });
          onRunQuery();
        }}
      />
    </EditorRow>
  );
}
