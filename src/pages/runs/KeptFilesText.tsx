import { Text } from '@grafana/ui';
import React from 'react';

import { useScheduler } from '../../api/useScheduler';
import { sizeText } from '../../app/size-text';

/** For how long files can be fetched, said where they are listed. */
export function KeptFilesText() {
  const { data } = useScheduler();
  if (!data) {
    return null;
  }
  const { days, mostBytes, count, bytes } = data.files;
  return (
    <Text color="secondary">
      Files are kept for {days.toLocaleString('en-US')} {days === 1 ? 'day' : 'days'}, and below {sizeText(mostBytes)}{' '}
      in all: the oldest go first. Now there {count === 1 ? 'is 1' : `are ${count.toLocaleString('en-US')}`} of{' '}
      {sizeText(bytes)}.
    </Text>
  );
}
