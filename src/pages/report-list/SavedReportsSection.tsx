import { dateTimeFormat } from '@grafana/data';
import { type Column, IconButton, InteractiveTable, Stack, TextLink } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import type { Catalog } from '../../../contract/catalog';
import type { SavedReport } from '../../../contract/saved-report';
import { useDeleteSavedReport } from '../../api/useSavedReports';
import { ConfirmDelete } from '../../app/ConfirmDelete';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { periodText } from '../reports/saved/report-period';
import { RenameSavedReport } from '../reports/saved/RenameSavedReport';
import { savedPath } from '../reports/saved/saved-content';

const PAGE_SIZE = 20;

interface Props {
  catalog: Catalog;
  saved: SavedReport[];
}

/** Reports kept under a name: the reader's own, and those others share. */
export function SavedReportsSection({ catalog, saved }: Props) {
  const removal = useDeleteSavedReport();
  const [doomed, setDoomed] = useState<SavedReport>();

  const columns = useMemo<Array<Column<SavedReport>>>(
    () => [
      {
        id: 'name',
        header: 'Name',
        sortType: 'string',
        cell: ({ row: { original } }) => (
          <TextLink href={savedPath(original, catalog.reports)} inline={false}>
            {original.name}
          </TextLink>
        ),
      },
      {
        id: 'report',
        header: 'Report',
        cell: ({ row }) =>
          catalog.reports.find(({ name }) => name === row.original.report)?.label ?? row.original.report,
      },
      { id: 'window', header: 'Window', cell: ({ row }) => windowText(row.original) },
      { id: 'owner', header: 'Owner', sortType: 'string' },
      { id: 'shared', header: 'Seen by', cell: ({ row }) => (row.original.shared ? 'Everybody' : 'Owner only') },
      { id: 'changedAt', header: 'Changed', cell: ({ row }) => dateTimeFormat(row.original.changedAt) },
      {
        id: 'actions',
        header: '',
        cell: ({ row: { original } }) =>
          original.mayChange ? (
            <Stack gap={1}>
              <RenameSavedReport saved={original} />
              <IconButton name="trash-alt" tooltip={`Delete ${original.name}`} onClick={() => setDoomed(original)} />
            </Stack>
          ) : null,
      },
    ],
    [catalog]
  );

  return (
    <Section title="Saved reports">
      {removal.error && <ServiceErrorAlert title="The report was not deleted" error={removal.error} />}
      <InteractiveTable columns={columns} data={saved} pageSize={PAGE_SIZE} getRowId={({ id }) => id} />
      <ConfirmDelete
        what={doomed && `the saved report “${doomed.name}”`}
        consequence="Links to it then open the report without what was saved."
        onConfirm={() => {
          removal.mutate(doomed!);
          setDoomed(undefined);
        }}
        onDismiss={() => setDoomed(undefined)}
      />
    </Section>
  );
}

function windowText({ period, window }: SavedReport): string {
  if (period) {
    return periodText(period);
  }
  return window ? `${dateTimeFormat(window.from)} to ${dateTimeFormat(window.to)}` : '';
}
