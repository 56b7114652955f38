import { AppEvents } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { useEffect, useRef, useState } from 'react';

import type { FetchFileOptions, ReportFile } from '../../api/fetch-file';
import type { FileFormat } from '../../api/file-url';
import { toServiceError } from '../../api/service-error';
import { saveFile } from './save-file';

export interface FileDownload<Question, Format> {
  /** What has arrived; undefined while nothing is on its way. */
  bytes: number | undefined;
  start: (question: Question, format: Format) => void;
  cancel: () => void;
}

/** One download at a time: saved when it is whole, told in a toast when it is not. Leaving the page cancels it. */
export function useFileDownload<Question, Format extends FileFormat>(
  fetchFile: (question: Question, options: FetchFileOptions<Format>) => Promise<ReportFile>
): FileDownload<Question, Format> {
  const [bytes, setBytes] = useState<number>();
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);

  const download = async (question: Question, options: FetchFileOptions<Format>) => {
    try {
      const { name, content } = await fetchFile(question, options);
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
    start: (question, format) => {
      const controller = new AbortController();
      running.current?.abort();
      running.current = controller;
      setBytes(0);
      const onProgress = (arrived: number) => controller.signal.aborted || setBytes(arrived);
      void download(question, { format, signal: controller.signal, onProgress });
    },
    cancel: () => {
      running.current?.abort();
      setBytes(undefined);
    },
  };
}
