import { Button, ButtonGroup, Dropdown, Menu } from '@grafana/ui';
import React from 'react';

import type { QuestionInput } from '../../../contract/question';
import { fetchFile } from '../../api/fetch-file';
import { RunningDownload } from './RunningDownload';
import { useFileDownload } from './useFileDownload';

interface Props {
  question: QuestionInput;
}

/** The whole answer as a file: streamed by the service, not limited to the rows of the table. */
export function DownloadButton({ question }: Props) {
  const { bytes, start, cancel } = useFileDownload(fetchFile);

  if (bytes !== undefined) {
    return <RunningDownload key="running" bytes={bytes} onCancel={cancel} />;
  }
  const menu = (
    <Menu>
      <Menu.Item
        label="XLSX"
        description="A workbook with real numbers and dates, and a sheet that says what was asked"
        onClick={() => start(question, 'xlsx')}
      />
      <Menu.Item
        label="CSV for spreadsheets"
        description="Cells that look like formulas are made harmless"
        onClick={() => start(question, 'spreadsheet-csv')}
      />
    </Menu>
  );
  return (
    <ButtonGroup key="ready">
      <Button
        variant="secondary"
        icon="download-alt"
        tooltip="Every row of this question, also those the table does not hold"
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
