import { Combobox, Field, RadioButtonGroup, TextArea } from '@grafana/ui';
import React from 'react';

import type { DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import { COUNTRY_OPTIONS } from '../../numbers/countries';
import { SIDE_OPTIONS } from '../../numbers/number-sides';
import type { CallsDraft } from './calls-draft';
import type { ScheduleDraft } from './schedule-draft';

interface Props extends DraftProps<ScheduleDraft> {
  /** Whether there is nothing to ask without any. */
  isRequired?: boolean;
}

/** Which numbers are asked about, and on which side of calls. */
export function AskedNumbersFields({ draft: { calls }, error, onChange, isRequired = false }: Props) {
  const change = (changes: Partial<CallsDraft>) => onChange({ calls: { ...calls, ...changes } });
  return (
    <>
      <Field
        label={isRequired ? 'Numbers' : 'Only of these numbers'}
        description={`One on each line, in any writing.${isRequired ? '' : ' Empty: of all numbers.'}`}
        {...fieldFault(error, 'numbers')}
      >
        <TextArea
          id="schedule-numbers"
          rows={2}
          value={calls.numbers}
          onChange={({ currentTarget }) => change({ numbers: currentTarget.value })}
        />
      </Field>
      {(isRequired || calls.numbers.trim() !== '') && (
        <>
          <Field label="Look for them">
            <RadioButtonGroup options={SIDE_OPTIONS} value={calls.side} onChange={(side) => change({ side })} />
          </Field>
          <Field label="National numbers are of">
            <Combobox
              id="schedule-country"
              isClearable
              placeholder="No country"
              options={COUNTRY_OPTIONS}
              value={calls.country ?? null}
              onChange={(option) => change({ country: option?.value })}
            />
          </Field>
        </>
      )}
    </>
  );
}
