import { dateTimeForTimeZone } from '@grafana/data';
import { Input } from '@grafana/ui';
import React, { useState } from 'react';

interface Props {
  id: string;
  zone: string;
  /** The instant typed, as ISO; undefined while it is none. */
  onChange: (instant: string | undefined) => void;
}

/** A date and time on the wall clock of a zone. */
export function LocalMomentInput({ id, zone, onChange }: Props) {
  const [text, setText] = useState('');

  return (
    <Input
      id={id}
      type="datetime-local"
      width={30}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        const moment = dateTimeForTimeZone(zone, currentTarget.value);
        onChange(currentTarget.value && moment.isValid() ? moment.toISOString() : undefined);
      }}
    />
  );
}
