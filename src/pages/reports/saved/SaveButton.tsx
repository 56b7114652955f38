import { Button, ButtonGroup } from '@grafana/ui';
import React, { useState } from 'react';

import type { ReportDescription } from '../../../../contract/catalog';
import type { SavedReport } from '../../../../contract/saved-report';
import { useSaveReport } from '../../../api/useSavedReports';
import { hasRole } from '../../../app/role';
import type { Moment } from '../report-question';
import type { ReportState } from '../report-state';
import { periodOf, periodText } from './report-period';
import { RenameSavedReport } from './RenameSavedReport';
import { addressOf, savedContent } from './saved-content';
import { SavedReportModal } from './SavedReportModal';

interface Props {
  report: ReportDescription;
  state: ReportState;
  moment: Moment;
  /** The one the page was opened by. */
  saved: SavedReport | undefined;
  onSaved: (saved: SavedReport) => void;
}

/** Keeps what is on the page: under the name it was opened by, or a new one. Viewers keep nothing. */
export function SaveButton({ report, state, moment, saved, onSaved }: Props) {
  const [naming, setNaming] = useState(false);
  const { mutate, error, isPending } = useSaveReport(saved);
  if (!hasRole('Editor')) {
    return null;
  }

  const page = { report, state, moment };
  const period = periodOf(state.from, state.to);
  const isChanged = saved !== undefined && saved.address !== addressOf(report, state, moment);
  return (
    <ButtonGroup>
      {saved?.mayChange && (
        <Button
          variant={error ? 'destructive' : 'secondary'}
          icon="save"
          disabled={!isChanged || isPending}
          tooltip={error?.message ?? (isChanged ? `Save the changes of “${saved.name}”` : 'Nothing was changed')}
          onClick={() => mutate(savedContent(saved.name, saved.shared, page))}
        >
          Save
        </Button>
      )}
      <Button
        variant="secondary"
        icon={saved?.mayChange ? 'copy' : 'save'}
        aria-label="Save as"
        tooltip="Keep what is on the page under a name"
        onClick={() => setNaming(true)}
      >
        {saved?.mayChange ? undefined : 'Save as'}
      </Button>
      {saved?.mayChange && <RenameSavedReport saved={saved} />}
      {naming && (
        <SavedReportModal
          title="Save report"
          name={saved ? `${saved.name} (copy)` : report.label}
          contentOf={(name, shared) => savedContent(name, shared, page)}
          windowText={
            period
              ? `Window: ${periodText(period)}. It moves with the moment the report is opened.`
              : 'Window: the one on the page. It does not move.'
          }
          onSaved={(kept) => {
            setNaming(false);
            onSaved(kept);
          }}
          onClose={() => setNaming(false)}
        />
      )}
    </ButtonGroup>
  );
}
