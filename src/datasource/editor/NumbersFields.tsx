import { Combobox, InlineFieldRow, RadioButtonGroup, TextArea } from '@grafana/ui';
import React, { useState } from 'react';

import type { CallsQueryInput } from '../../../contract/calls-query';
import { COUNTRY_OPTIONS } from '../../numbers/countries';
import { SIDE_OPTIONS } from '../../numbers/number-sides';
import { splitNumbers } from '../../numbers/read-numbers';
import { EditorRow } from './EditorRow';

type Numbers = CallsQueryInput['numbers'];

interface Props {
  id: string;
  /** Without numbers there is nothing to ask. */
  isNeeded: boolean;
  value: Numbers;
  onChange: (numbers: Numbers) => void;
}

/** The numbers looked up, and where. Asked for when the field is left, not at every key. */
export function NumbersFields({ id, isNeeded, value, onChange }: Props) {
  const stored = value?.typed.join('\n') ?? '';
  const [text, setText] = useState(stored);
  const [shown, setShown] = useState(stored);

  // Another query took this one's place.
  if (stored !== shown) {
    setShown(stored);
    setText(stored);
  }
  const keep = () => {
    const typed = splitNumbers(text);
    if (typed.join('\n') !== stored) {
      onChange(typed.length > 0 ? { ...value, typed } : undefined);
    }
  };

  return (
    <>
      <EditorRow label="Numbers" tooltip="One a line, in any writing; variables of the dashboard are replaced.">
        <TextArea
          id={`${id}-numbers`}
          cols={40}
          rows={Math.min(6, Math.max(2, text.split('\n').length))}
          placeholder={isNeeded ? '+44 20 7946 0958' : 'all'}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onBlur={keep}
        />
      </EditorRow>
      {value && value.typed.length > 0 && (
        <InlineFieldRow>
          <EditorRow label="Look for them">
            <RadioButtonGroup
              options={SIDE_OPTIONS}
              value={value.side ?? 'either'}
              onChange={(side) => onChange({ ...value, side })}
            />
          </EditorRow>
          <EditorRow label="National" tooltip="The country of numbers written without a country code.">
            <Combobox
              id={`${id}-country`}
              width={26}
              isClearable
              placeholder="no country"
              options={COUNTRY_OPTIONS}
              value={value.country ?? null}
              onChange={(option) => onChange({ ...value, country: option?.value })}
            />
          </EditorRow>
        </InlineFieldRow>
      )}
    </>
  );
}
