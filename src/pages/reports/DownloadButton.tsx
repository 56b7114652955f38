import { Button, ButtonGroup, Dropdown, Menu } from '@grafana/ui';
import React from 'react';

import type { AskedFile, FileQuestion } from '../../api/fetch-file';
import { RunningDownload } from './RunningDownload';
import { useFileDownload } from './useFileDownload';

/** A further file of the same rows. */
export interface FileChoice {
  label: string;
  description: string;
  file: AskedFile;
}

interface Props {
  file: FileQuestion;
  tooltip: string;
  more?: readonly FileChoice[];
}

/** All there is as a file: streamed by the service, not limited to the rows of the table. */
export function DownloadButton({ file, tooltip, more = [] }: Props) {
  const { bytes, start, cancel } = useFileDownload();

  if (bytes !== undefined) {
    return <RunningDownload key="running" bytes={bytes} onCancel={cancel} />;
  }
  const choices: FileChoice[] = [
    {
      label: 'XLSX',
      description: 'A workbook with real numbers and dates, and a sheet that says what was asked',
      file: { ...file, format: 'xlsx' },
    },
    {
      label: 'CSV for spreadsheets',
      description: 'Cells that look like formulas are made harmless',
      file: { ...file, format: 'spreadsheet-csv' },
    },
    ...more,
  ];
  const menu = (
    <Menu>
      {choices.map((choice) => (
        <Menu.Item
          key={choice.label}
          label={choice.label}
          description={choice.description}
          onClick={() => start(choice.file)}
        />
      ))}
    </Menu>
  );
  return (
    <ButtonGroup key="ready">
      <Button
        variant="secondary"
        icon="download-alt"
        tooltip={tooltip}
        onClick={() => start({ ...file, format: 'csv' })}
      >
        Download CSV
      </Button>
      <Dropdown overlay={menu} placement="bottom-end">
        <Button variant="secondary" icon="angle-down" aria-label="Other files" />
      </Dropdown>
    </ButtonGroup>
  );
}
