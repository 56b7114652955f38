import { TimeRange } from '@grafana/data';
import { config } from '@grafana/runtime';
import { TimeRangePicker } from '@grafana/ui';
import React from 'react';

interface Props {
  value: TimeRange;
  onChange: (range: TimeRange) => void;
}

export function TimeRangeField({ value, onChange }: Props) {
  const nothing = () => undefined;
  return (
    <TimeRangePicker
      value={value}
      timeZone={config.bootData.user.timezone}
      onChange={onChange}
      onChangeTimeZone={nothing}
      onMoveBackward={nothing}
      onMoveForward={nothing}
      onZoom={nothing}
    />
  );
}
