import type { Template, TemplateVariables } from '../../../contract/template';
import { ServiceError } from '../../api/service-error';
import { useTemplates, useTemplateVariables } from '../../api/useTemplates';

interface TemplateToEdit {
  /** All its form needs, once it is there. */
  data?: TemplateVariables & { template: Template | undefined };
  error: ServiceError | null;
}

const GONE = new ServiceError('There is no such template; somebody may have deleted it.');

/** A template with what it can show; without an id, what a new one starts as. */
export function useTemplateToEdit(templateId: string | undefined): TemplateToEdit {
  const templates = useTemplates();
  const variables = useTemplateVariables();
  const failure = variables.error ?? templates.error;
  if (failure || !variables.data || !templates.data) {
    return { error: failure };
  }
  const template = templates.data.find((each) => each.templateId === templateId);
  return templateId && !template ? { error: GONE } : { data: { ...variables.data, template }, error: null };
}
