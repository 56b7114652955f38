import { AppEvents } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { useEffect, useRef, useState } from 'react';

import { type AskedFile, fetchFile, type FetchFileOptions } from '../../api/fetch-file';
import { toServiceError } from '../../api/service-error';
import { saveFile } from './save-file';

export interface FileDownload {
  /** What has arrived; undefined while nothing is on its way. */
  bytes: number | undefined;
  start: (file: AskedFile) => void;
  cancel: () => void;
}

/** One download at a time: saved when it is whole, told in a toast when it is not. Leaving the page cancels it. */
export function useFileDownload(): FileDownload {
  const [bytes, setBytes] = useState<number>();
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);

  const download = async (file: AskedFile, options: FetchFileOptions) => {
    try {
      const { name, content } = await fetchFile(file, options);
      saveFile(name, content);
    } catch (cause) {
      if (!options.signal.aborted) {
        const payload = ['The file was not downloaded', toServiceError(cause).message];
        getAppEvents().publish({ type: AppEvents.alertError.name, payload });
      }
    }
    if (!options.signal.aborted) {
      setBytes(undefined);
    }
  };

  return {
    bytes,
    start: (file) => {
      const controller = new AbortController();
      running.current?.abort();
      running.current = controller;
      setBytes(0);
      const onProgress = (arrived: number) => controller.signal.aborted || setBytes(arrived);
      void download(file, { signal: controller.signal, onProgress });
    },
    cancel: () => {
      running.current?.abort();
      setBytes(undefined);
    },
  };
}
