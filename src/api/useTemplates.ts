import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type {
  Template,
  TemplateInput,
  TemplatePreview,
  TemplateTestInput,
  TemplateText,
  TemplateVariables,
} from '../../contract/template';
import type { TestMailResult } from '../../contract/mail-server';
import { requestService } from './service';
import type { ServiceError } from './service-error';
import { useChange } from './useChange';

const PATH = 'v1/templates';
export const templatesKey = ['templates'] as const;

export function useTemplates(): UseQueryResult<Template[], ServiceError> {
  return useQuery<Template[], ServiceError>({
    queryKey: templatesKey,
    queryFn: ({ signal }) => requestService<Template[]>(PATH, { signal }),
  });
}

/** What a template can show, and the built-in one. */
export function useTemplateVariables(): UseQueryResult<TemplateVariables, ServiceError> {
  return useQuery<TemplateVariables, ServiceError>({
    queryKey: ['template-variables'],
    queryFn: ({ signal }) => requestService<TemplateVariables>(`${PATH}/variables`, { signal }),
    staleTime: Infinity,
  });
}

/** What a mail written with the texts looks like, with the figures of a run or of an example. */
export function useTemplatePreview(
  text: TemplateText,
  runId: string | null
): UseQueryResult<TemplatePreview, ServiceError> {
  return useQuery<TemplatePreview, ServiceError>({
    queryKey: ['template-preview', text, runId],
    queryFn: ({ signal }) =>
      requestService<TemplatePreview>(`${PATH}/preview`, { method: 'POST', data: { text, runId }, signal }),
    placeholderData: (previous) => previous,
    gcTime: 60_000,
  });
}

/** Sends a mail written with texts that need not be saved. */
export function useTestTemplate() {
  return useChange<TemplateTestInput, TestMailResult>((data) => ({ path: `${PATH}/test`, method: 'POST', data }), []);
}

/** Makes a template, or changes the one given. */
export function useSaveTemplate(template: Template | undefined) {
  return useChange<TemplateInput, Template>(
    (data) =>
      template
        ? { path: `${PATH}/${template.templateId}`, method: 'PUT', data: { ...data, version: template.version } }
        : { path: PATH, method: 'POST', data },
    [templatesKey]
  );
}

export function useDeleteTemplate() {
  return useChange<Template, void>(
    ({ templateId }) => ({ path: `${PATH}/${templateId}`, method: 'DELETE' }),
    [templatesKey]
  );
}
