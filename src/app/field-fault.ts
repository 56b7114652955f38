import type { ServiceError } from '../api/service-error';

interface FieldFault {
  invalid?: boolean;
  error?: string;
}

/** What a field of a form shows when the service refused its value: `field` is its name, or what its path starts with. */
export function fieldFault(error: ServiceError | null, field: string): FieldFault {
  const isMeant =
    error?.field === field || error?.field?.startsWith(`${field}.`) || error?.field?.startsWith(`${field}[`);
  return error && isMeant ? { invalid: true, error: error.message } : {};
}
