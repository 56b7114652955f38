import { type Column, IconButton, InteractiveTable, Stack, TextLink } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { Template } from '../../../contract/template';
import { languageName } from '../../app/LanguagePicker';
import { momentText } from '../../app/moment-text';
import { templatePath } from './template-path';

interface Props {
  templates: Template[];
  onDelete: (template: Template) => void;
}

export function TemplatesTable({ templates, onDelete }: Props) {
  const columns = useMemo<Array<Column<Template>>>(
    () => [
      {
        id: 'name',
        header: 'Name',
        sortType: 'string',
        cell: ({ row: { original } }) => (
          <TextLink href={templatePath(original.templateId)} inline={false}>
            {original.name}
          </TextLink>
        ),
      },
      {
        id: 'texts',
        header: 'Languages',
        cell: ({ row: { original } }) => Object.keys(original.texts).map(languageName).join(', '),
      },
      { id: 'updatedAt', header: 'Last changed', cell: ({ row: { original } }) => momentText(original.updatedAt) },
      {
        id: 'actions',
        header: '',
        cell: ({ row: { original } }) => (
          <Stack justifyContent="flex-end">
            <IconButton name="trash-alt" tooltip={`Delete ${original.name}`} onClick={() => onDelete(original)} />
          </Stack>
        ),
      },
    ],
    [onDelete]
  );
  return <InteractiveTable columns={columns} data={templates} getRowId={({ templateId }) => templateId} />;
}
