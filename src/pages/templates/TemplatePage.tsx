import { PluginPage } from '@grafana/runtime';
import { LoadingPlaceholder, Stack } from '@grafana/ui';
import React from 'react';
import { useParams } from 'react-router-dom';

import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { TemplateForm } from './TemplateForm';
import { useTemplateToEdit } from './useTemplateToEdit';

/** One template, to change or to make: what is typed beside what it becomes. */
export function TemplatePage() {
  const { id } = useParams();
  const { data, error } = useTemplateToEdit(id === 'new' ? undefined : id);

  return (
    <PluginPage pageNav={{ text: id === 'new' ? 'New template' : (data?.template?.name ?? 'Template') }}>
      <Stack direction="column" gap={2}>
        {error && <ServiceErrorAlert title="The template could not be loaded" error={error} />}
        {!data && !error && <LoadingPlaceholder text="Loading the template…" />}
        {data && <TemplateForm key={data.template?.version ?? 'new'} {...data} />}
      </Stack>
    </PluginPage>
  );
}
