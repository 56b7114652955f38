import { useCallback } from 'react';

import { CALL_LIST, NUMBER_FIGURES } from '../../../contract/schedule';
import { useCatalog } from '../../api/useCatalog';
import { CALL_LIST as CALL_LIST_PAGE, PER_NUMBER } from '../calls/reports-of-calls';

const OF_CALLS: Record<string, string> = {
  [CALL_LIST]: CALL_LIST_PAGE.label,
  'per-number': PER_NUMBER.label,
  [NUMBER_FIGURES]: PER_NUMBER.label,
};

/** What people call a report, by the name programs know it by. */
export function useReportLabel(): (name: string) => string {
  const { data: catalog } = useCatalog();
  return useCallback(
    (name) => OF_CALLS[name] ?? catalog?.reports.find((report) => report.name === name)?.label ?? name,
    [catalog]
  );
}
