import { Pool, PoolClient } from 'pg';

import { AuditFilter } from '../../../contract/audit';
import { RowBlock } from '../../database/row-blocks/row-block';
import { streamRowBlocks } from '../../database/row-blocks/stream-row-blocks';
import { FileContent } from '../../deliveries/file-content';
import { FileColumn } from '../../deliveries/file-table';
import { streamReadOnly } from '../../reports/read-only';
import { FILE_TIMEOUT_S } from '../../reports/stream-rows';
import { auditStatement, Told } from './list-audit';

/** In the order of the statement's. */
const COLUMNS: readonly FileColumn[] = [
  { label: 'First at', unit: 'time' },
  { label: 'Last at', unit: 'time' },
  { label: 'Times', unit: 'count' },
  { label: 'Who', unit: 'text' },
  { label: 'Organisation', unit: 'text' },
  { label: 'Role', unit: 'text' },
  { label: 'Did', unit: 'text' },
  { label: 'Action', unit: 'text' },
  { label: 'Kind', unit: 'text' },
  { label: 'What', unit: 'text' },
  { label: 'Outcome', unit: 'text' },
  { label: 'Window from', unit: 'time' },
  { label: 'Window to', unit: 'time' },
  { label: 'Question', unit: 'text' },
  { label: 'Rows', unit: 'count' },
  { label: 'Before', unit: 'text' },
  { label: 'After', unit: 'text' },
];

export interface AuditFile {
  content: FileContent;
  rowCount(): number;
}

/** The audit as the content of a file, read in constant memory. Times are of UTC. */
export function auditFile(pool: Pool, filter: AuditFilter, told: Told, signal: AbortSignal): AuditFile {
  let rows = 0;
  async function* blocks(client: PoolClient): AsyncGenerator<RowBlock> {
    for await (const block of streamRowBlocks(client, auditStatement(filter, told))) {
      rows += block.rows;
      yield block;
    }
  }
  const options = { signal, timeoutS: FILE_TIMEOUT_S, asService: true };
  return {
    content: {
      title: 'Audit',
      columns: COLUMNS,
      blocks: streamReadOnly(pool, options, blocks),
      zone: 'UTC',
      facts: (notes) => [
        { label: 'Report', value: 'Audit' },
        { label: 'Rows', value: rows },
        ...notes.map((value) => ({ label: 'Note', value })),
      ],
    },
    rowCount: () => rows,
  };
}
