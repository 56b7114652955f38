import React from 'react';

import type { CallsQuestionInput } from '../../../contract/calls';
import { DownloadButton, type FileChoice } from '../reports/DownloadButton';

interface Props {
  question: CallsQuestionInput;
}

const FROZEN = 'callid, startTime, duration, caller, callee, cost, price …';

/** Every call as a file, in the layout the table has or in the frozen one. */
export function DownloadCallsButton({ question }: Props) {
  const frozen = { of: 'calls' as const, question: { ...question, layout: 'call-list/1' as const } };
  const more: FileChoice[] = [
    {
      label: 'CSV for programs: call-list/1',
      description: `The frozen layout: ${FROZEN}`,
      file: { ...frozen, format: 'csv' },
    },
    {
      label: 'XLSX with the columns of call-list/1',
      description: FROZEN,
      file: { ...frozen, format: 'xlsx' },
    },
  ];
  return (
    <DownloadButton
      file={{ of: 'calls', question }}
      tooltip="Every call, also those the table does not hold yet"
      more={more}
    />
  );
}
