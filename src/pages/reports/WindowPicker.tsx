import type { TimeRange } from '@grafana/data';
import { TimeRangePicker } from '@grafana/ui';
import React from 'react';

import { shiftRange, widenRange, writeTime } from './report-window';

interface Props {
  range: TimeRange;
  timezone: string;
  onChange: (window: { from: string; to: string }) => void;
  onChangeTimezone: (timezone: string) => void;
}

export function WindowPicker({ range, timezone, onChange, onChangeTimezone }: Props) {
  return (
    <TimeRangePicker
      value={range}
      timeZone={timezone}
      onChange={({ raw }) => onChange({ from: writeTime(raw.from), to: writeTime(raw.to) })}
      onChangeTimeZone={onChangeTimezone}
      onMoveBackward={() => onChange(shiftRange(range, -1))}
      onMoveForward={() => onChange(shiftRange(range, 1))}
      onZoom={() => onChange(widenRange(range))}
    />
  );
}
