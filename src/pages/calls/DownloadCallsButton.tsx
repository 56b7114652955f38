import { Button, ButtonGroup, Dropdown, Menu } from '@grafana/ui';
import React from 'react';

import type { CallsQuestionInput } from '../../../contract/calls';
import { fetchCallsFile } from '../../api/fetch-file';
import { RunningDownload } from '../reports/RunningDownload';
import { useFileDownload } from '../reports/useFileDownload';

interface Props {
  question: CallsQuestionInput;
}

/** Every call as a file, in the layout the table has or in the frozen one. */
export function DownloadCallsButton({ question }: Props) {
  const { bytes, start, cancel } = useFileDownload(fetchCallsFile);

  if (bytes !== undefined) {
    return <RunningDownload bytes={bytes} onCancel={cancel} />;
  }
  const menu = (
    <Menu>
      <Menu.Item
        label="CSV for spreadsheets"
        description="Cells that look like formulas are made harmless"
        onClick={() => start(question, 'spreadsheet-csv')}
      />
      <Menu.Item
        label="CSV for programs: call-list/1"
        description="The frozen layout: callid, startTime, duration, caller, callee, cost, price …"
        onClick={() => start({ ...question, layout: 'call-list/1' }, 'csv')}
      />
    </Menu>
  );
  return (
    <ButtonGroup>
      <Button
        variant="secondary"
        icon="download-alt"
        tooltip="Every call, also those the table does not hold yet"
        onClick={() => start(question, 'csv')}
      >
        Download CSV
      </Button>
      <Dropdown overlay={menu} placement="bottom-end">
        <Button variant="secondary" icon="angle-down" aria-label="Other files" />
      </Dropdown>
    </ButtonGroup>
  );
}
