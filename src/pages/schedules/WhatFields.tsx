import { Combobox, type ComboboxOption, Field, FieldSet, TextLink } from '@grafana/ui';
import React from 'react';

import type { Catalog } from '../../../contract/catalog';
import { CALL_LIST, NUMBER_FIGURES } from '../../../contract/schedule';
import { useSavedReports } from '../../api/useSavedReports';
import type { DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import { CALL_LIST as CALL_LIST_PAGE, PER_NUMBER } from '../calls/reports-of-calls';
import { savedPath } from '../reports/saved/saved-content';
import { CallListFields } from './CallListFields';
import { NumberFiguresFields } from './NumberFiguresFields';
import { questionAs } from './question-as';
import { QuestionFields } from './QuestionFields';
import type { ScheduleDraft } from './schedule-draft';

interface Props extends DraftProps<ScheduleDraft> {
  catalog: Catalog;
}

const SAVED = 'saved ';

/** What is reported: a report with its question, a saved report, a list of calls, or the figures of numbers. */
export function WhatFields(props: Props) {
  const { draft, error, onChange, catalog } = props;
  const { data: savedReports } = useSavedReports();
  const saved = savedReports?.find(({ id }) => id === draft.savedReportId);
  const report = catalog.reports.find(({ name }) => name === draft.report);
  const isCallList = draft.savedReportId === null && draft.report === CALL_LIST;
  const isOfNumbers = draft.savedReportId === null && draft.report === NUMBER_FIGURES;
  const sentence = isCallList ? CALL_LIST_PAGE.sentence : isOfNumbers ? PER_NUMBER.sentence : report?.sentence;

  const choose = (value: string) => {
    const kept = savedReports?.find(({ id }) => value === SAVED + id);
    const chosen = catalog.reports.find(({ name }) => name === value);
    if (kept) {
      onChange({ report: kept.report, savedReportId: kept.id });
    } else if (chosen) {
      const { filters } = questionAs(draft.question);
      onChange({ report: chosen.name, savedReportId: null, question: { ...chosen.defaults, filters } });
    } else {
      onChange({ report: value === NUMBER_FIGURES ? NUMBER_FIGURES : CALL_LIST, savedReportId: null });
    }
  };
  const options: Array<ComboboxOption<string>> = [
    ...catalog.reports.map(({ name, label }) => ({ value: name, label })),
    { value: NUMBER_FIGURES, label: PER_NUMBER.label },
    { value: CALL_LIST, label: CALL_LIST_PAGE.label },
    ...(savedReports ?? []).map(({ id, name, shared }) => ({
      value: SAVED + id,
      label: name,
      description: shared ? 'Saved report' : 'Saved report, private',
    })),
  ];
  const isGone = draft.savedReportId !== null && savedReports !== undefined && !saved;
  return (
    <FieldSet label="What">
      <Field
        label="Report"
        description={!saved && sentence}
        {...(isGone
          ? { invalid: true, error: 'The saved report was deleted, or is no longer shared with you.' }
          : { ...fieldFault(error, 'job.report'), ...fieldFault(error, 'job.savedReportId') })}
      >
        <Combobox
          id="schedule-report"
          options={options}
          value={draft.savedReportId === null ? draft.report : SAVED + draft.savedReportId}
          onChange={({ value }) => choose(value)}
        />
      </Field>
      {saved && (
        <p>
          Each run asks what{' '}
          <TextLink href={savedPath(saved, catalog.reports)} inline>
            {saved.name}
          </TextLink>{' '}
          asks then: what is changed there changes the next run. The window is the run’s.
        </p>
      )}
      {isCallList && <CallListFields {...props} />}
      {isOfNumbers && <NumberFiguresFields {...props} />}
      {draft.savedReportId === null && report && <QuestionFields {...props} report={report} />}
    </FieldSet>
  );
}
