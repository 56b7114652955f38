import { useCallback } from 'react';

import type { AuditedDeed } from '../../../contract/audit';
import { useCatalog } from '../../api/useCatalog';
import { windowText } from '../../app/zoned-text';
import { useReportLabel } from '../schedules/useReportLabel';
import { questionText } from './question-text';

/** What a deed was about, in one sentence. */
export function useDeedText(): (deed: AuditedDeed) => string {
  const { data: catalog } = useCatalog();
  const reportLabel = useReportLabel();
  return useCallback(
    ({ deed, kind, subject, question, window, times }) => {
      if (kind === 'gap') {
        return `${times.toLocaleString('en-US')} reads found no room while the database could not be written to.`;
      }
      const named = [...(catalog?.measures ?? []), ...(catalog?.dimensions ?? [])];
      const labelOf = (name: string) => named.find((each) => each.name === name)?.label ?? name;
      const { zone = 'UTC' } = (question ?? {}) as { zone?: string };
      const about = deed === 'changed' || kind === 'file' ? subject : labelOf(reportLabel(subject));
      const span = window && `${windowText(window, zone)} ${zone}`;
      return [about, questionText(question, labelOf), span].filter(Boolean).join('; ');
    },
    [catalog, reportLabel]
  );
}
