import { Field, MultiCombobox } from '@grafana/ui';
import React from 'react';

import type { Catalog } from '../../../contract/catalog';
import type { DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import { AskedNumbersFields } from './AskedNumbersFields';
import { CallFilterFields } from './CallFilterFields';
import type { ScheduleDraft } from './schedule-draft';

interface Props extends DraftProps<ScheduleDraft> {
  catalog: Catalog;
}

/** Which numbers the figures are of, over whose calls, in which currencies. */
export function NumberFiguresFields({ catalog, ...props }: Props) {
  const { draft, error, onChange } = props;
  const { calls } = draft;
  return (
    <>
      <AskedNumbersFields {...props} isRequired />
      <CallFilterFields {...props} />
      <Field label="Currencies" description="Empty: each amount in its own." {...fieldFault(error, 'currencies')}>
        <MultiCombobox
          id="schedule-currencies"
          isClearable
          options={catalog.currencies.map((value) => ({ value, label: value }))}
          value={calls.currencies}
          onChange={(options) => onChange({ calls: { ...calls, currencies: options.map(({ value }) => value) } })}
        />
      </Field>
    </>
  );
}
