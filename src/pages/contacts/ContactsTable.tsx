import { type Column, IconButton, InteractiveTable, Stack } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { Contact } from '../../../contract/contact';
import { useTemplates } from '../../api/useTemplates';

interface Props {
  contacts: Contact[];
  onEdit: (contact: Contact) => void;
  onDelete: (contact: Contact) => void;
}

const PAGE_SIZE = 50;

export function ContactsTable({ contacts, onEdit, onDelete }: Props) {
  const { data: templates } = useTemplates();

  const columns = useMemo<Array<Column<Contact>>>(
    () => [
      { id: 'name', header: 'Name', sortType: 'string' },
      { id: 'addresses', header: 'Addresses', cell: ({ row: { original } }) => original.addresses.join(', ') },
      { id: 'customerId', header: 'Customer', sortType: 'string', cell: ({ row }) => row.original.customerId ?? '—' },
      { id: 'zone', header: 'Time zone', sortType: 'string' },
      { id: 'language', header: 'Language', sortType: 'string' },
      {
        id: 'templateId',
        header: 'Template',
        cell: ({ row: { original } }) =>
          templates?.find(({ templateId }) => templateId === original.templateId)?.name ?? '—',
      },
      {
        id: 'actions',
        header: '',
        cell: ({ row: { original } }) => (
          <Stack justifyContent="flex-end">
            <IconButton name="pen" tooltip={`Change ${original.name}`} onClick={() => onEdit(original)} />
            <IconButton name="trash-alt" tooltip={`Delete ${original.name}`} onClick={() => onDelete(original)} />
          </Stack>
        ),
      },
    ],
    [templates, onEdit, onDelete]
  );

  return (
    <InteractiveTable
      columns={columns}
      data={contacts}
      pageSize={PAGE_SIZE}
      getRowId={({ contactId }) => contactId}
      headerTooltips={{
        templateId: {
          content: 'What this customer’s own reports are written with, in place of the schedule’s template.',
        },
      }}
    />
  );
}
