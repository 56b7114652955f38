import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { type Column, InteractiveTable, useStyles2 } from '@grafana/ui';
import React from 'react';

import type { Reject } from '../../../contract/sources';
import { momentText } from '../../app/moment-text';

const ROWS_A_PAGE = 20;

const COLUMNS: Array<Column<Reject>> = [
  { id: 'source', header: 'Source', sortType: 'string', disableGrow: true },
  { id: 'origin', header: 'From', sortType: 'string' },
  { id: 'position', header: 'Position', sortType: 'number', disableGrow: true },
  { id: 'reason', header: 'Reason', sortType: 'string' },
  { id: 'raw', header: 'Row', cell: ({ row: { original } }) => <RawRow raw={original.raw} /> },
  { id: 'rejectedAt', header: 'Rejected', cell: ({ row: { original } }) => momentText(original.rejectedAt) },
];

export function RejectsTable({ rejects }: { rejects: Reject[] }) {
  return (
    <InteractiveTable
      columns={COLUMNS}
      data={rejects}
      getRowId={({ rejectId }) => rejectId}
      pageSize={ROWS_A_PAGE}
      renderExpandedRow={({ raw }) => <RawRow raw={raw} whole />}
    />
  );
}

function RawRow({ raw, whole = false }: { raw: string; whole?: boolean }) {
  const styles = useStyles2(getStyles);

  return whole ? <pre className={styles.whole}>{raw}</pre> : <code className={styles.start}>{raw}</code>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  start: css({
    display: 'block',
    maxWidth: theme.spacing(50),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  whole: css({
    margin: 0,
    maxHeight: theme.spacing(40),
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    wordBreak: 'break-all',
  }),
});
