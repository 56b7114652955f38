import { Button, ButtonGroup, Dropdown, Menu } from '@grafana/ui';
import React from 'react';

import type { QuestionInput } from '../../../contract/question';
import { useFileDownload } from './useFileDownload';

const BYTES_IN_MB = 1_000_000;

interface Props {
  question: QuestionInput;
}

/** The whole answer as a file: streamed by the service, not limited to the rows of the table. */
export function DownloadButton({ question }: Props) {
  const { bytes, start, cancel } = useFileDownload();

  if (bytes !== undefined) {
    return (
      <ButtonGroup key="running">
        <Button variant="secondary" icon="spinner" disabled aria-live="polite">
          Downloading… {megabytes(bytes)}
        </Button>
        <Button variant="secondary" icon="times" aria-label="Cancel the download" autoFocus onClick={cancel} />
      </ButtonGroup>
    );
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

function megabytes(bytes: number): string {
  const size = bytes / BYTES_IN_MB;
  return `${size.toFixed(size < 10 ? 1 : 0)} MB`;
}
