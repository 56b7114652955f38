import { PluginPage } from '@grafana/runtime';
import { EmptyState, LinkButton, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useState } from 'react';

import type { Template } from '../../../contract/template';
import { useDeleteTemplate, useTemplates } from '../../api/useTemplates';
import { ConfirmDelete } from '../../app/ConfirmDelete';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { NEW_TEMPLATE_PATH } from './template-path';
import { TemplatesTable } from './TemplatesTable';

/** What mails say. */
export function TemplatesPage() {
  const { data: templates, error, refetch } = useTemplates();
  const removal = useDeleteTemplate();
  const [doomed, setDoomed] = useState<Template>();

  const create = (
    <LinkButton icon="plus" href={NEW_TEMPLATE_PATH}>
      New template
    </LinkButton>
  );
  return (
    <PluginPage actions={create} subTitle="What mails say, in each language.">
      <Stack direction="column" gap={2}>
        {error && <ServiceErrorAlert title="The templates could not be loaded" error={error} onRetry={refetch} />}
        {removal.error && <ServiceErrorAlert title="The template was not deleted" error={removal.error} />}
        {!templates && !error && <LoadingPlaceholder text="Loading templates…" />}
        {templates?.length === 0 && (
          <EmptyState variant="call-to-action" hideImage message="No templates of your own yet" button={create}>
            Mails are written with the built-in template, in English and Spanish. A new one starts as its copy.
          </EmptyState>
        )}
        {templates && templates.length > 0 && <TemplatesTable templates={templates} onDelete={setDoomed} />}
      </Stack>
      <ConfirmDelete
        what={doomed && `the template “${doomed.name}”`}
        consequence="It must not be in use. Mails that were sent stay as they were."
        onConfirm={() => {
          removal.mutate(doomed!);
          setDoomed(undefined);
        }}
        onDismiss={() => setDoomed(undefined)}
      />
    </PluginPage>
  );
}
