import { resourcePath } from './service';
import { toServiceError } from './service-error';

export interface TableUpload {
  /** Where the table is put: `v1/reference/us-codes`. */
  path: string;
  file: File;
  /** Also where it has less than half of the rows in force. */
  force: boolean;
}

/** Puts a file in force as the next version of its table. Throws a `ServiceError`. */
export async function uploadTable({ path, file, force }: TableUpload): Promise<void> {
  const query = new URLSearchParams({ origin: file.name, ...(force ? { force: '1' } : {}) });
  const headers = { 'content-type': file.name.endsWith('.json') ? 'application/json' : 'application/octet-stream' };
  const response = await fetch(`${resourcePath(path)}?${query}`, { method: 'PUT', headers, body: file }).catch(() => {
    throw toServiceError({ status: 0, data: undefined });
  });
  if (!response.ok) {
    throw toServiceError({ status: response.status, data: await response.json().catch(() => undefined) });
  }
}
