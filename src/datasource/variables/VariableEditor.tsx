import type { QueryEditorProps } from '@grafana/data';
import { Combobox, InlineField, Input, Stack } from '@grafana/ui';
import React from 'react';

import type { TrunklineDataSource } from '../data-source';
import { CatalogNotice } from '../editor/CatalogNotice';
import { useCatalogOptions } from '../editor/useCatalogOptions';
import type { TrunklineOptions, TrunklineQuery, TrunklineVariableQuery } from '../trunkline-query';

type Props = QueryEditorProps<TrunklineDataSource, TrunklineQuery, TrunklineOptions, TrunklineVariableQuery>;

export function VariableEditor({ datasource, query, onChange }: Props) {
  const { dimensions, error } = useCatalogOptions(datasource);
  const values = dimensions.filter(({ value }) => value !== 'time');

  return (
    <Stack direction="column" gap={0.5}>
      <CatalogNotice error={error} />
      <InlineField label="Values of" labelWidth={16}>
        <Combobox
          id="variable-dimension"
          width={40}
          placeholder="Choose a dimension"
          options={values}
          value={query.dimension ?? null}
          onChange={({ value }) => onChange({ ...query, refId: query.refId || 'variable', dimension: value })}
        />
      </InlineField>
      <InlineField
        label="That contain"
        labelWidth={16}
        tooltip="Only values or names that contain this text. It may hold other variables; ${__searchFilter} is what is typed into the list."
      >
        <Input
          id="variable-search"
          width={40}
          placeholder="anything"
          value={query.search ?? ''}
          onChange={({ currentTarget }) => onChange({ ...query, search: currentTarget.value })}
        />
      </InlineField>
    </Stack>
  );
}
