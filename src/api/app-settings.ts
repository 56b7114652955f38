import { getBackendSrv, HealthStatus, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

import { APP_ID } from '../../contract/plugin-ids';
import { toServiceError } from './service-error';

export interface AppSettings {
  enabled: boolean;
  pinned: boolean;
  jsonData?: object;
  /** Left out, the stored token stays. */
  secureJsonData?: { token: string };
}

export interface Health {
  healthy: boolean;
  /** What works, or what does not and what to check. */
  sentence: string;
}

interface HealthBody {
  status: HealthStatus;
  message: string;
}

/** Throws a `ServiceError`. */
export async function saveAppSettings(settings: AppSettings): Promise<void> {
  try {
    await lastValueFrom(
      getBackendSrv().fetch({
        url: `/api/plugins/${APP_ID}/settings`,
        method: 'POST',
        data: settings,
        showErrorAlert: false,
        showSuccessAlert: false,
      })
    );
  } catch (cause) {
    throw toServiceError(cause);
  }
}

/** Never throws: a service that is not there is an answer too. */
export async function checkHealth(): Promise<Health> {
  try {
    const request = { url: `/api/plugins/${APP_ID}/health`, showErrorAlert: false };
    const { data } = await lastValueFrom(getBackendSrv().fetch<HealthBody>(request));
    return { healthy: data.status === HealthStatus.OK, sentence: data.message };
  } catch (cause) {
    if (isFetchError<Partial<HealthBody> | undefined>(cause) && cause.data?.status && cause.data.message) {
      return { healthy: false, sentence: cause.data.message };
    }
    return { healthy: false, sentence: toServiceError(cause).message };
  }
}
