import { Combobox, Field, MultiCombobox } from '@grafana/ui';
import React, { useState } from 'react';

import type { Catalog, ReportDescription } from '../../../contract/catalog';
import type { DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import { lastMonths } from '../../app/last-months';
import { FilterBar } from '../reports/FilterBar';
import { questionAs } from './question-as';
import type { ScheduleDraft, ScheduledQuestion } from './schedule-draft';

interface Props extends DraftProps<ScheduleDraft> {
  catalog: Catalog;
  report: ReportDescription;
}

/** What a schedule asks of a report, in place of its defaults. */
export function QuestionFields({ draft, error, onChange, catalog, report }: Props) {
  const [suggestedFrom] = useState(lastMonths);
  const question = questionAs(draft.question);
  const ask = (changes: Partial<ScheduledQuestion>) => onChange({ question: { ...draft.question, ...changes } });

  const groupings = catalog.dimensions.filter(
    ({ name }) => report.groupings.includes(name) || question.dimensions.includes(name)
  );
  return (
    <>
      <Field label="Rows by" description="In this order." {...fieldFault(error, 'job.question.dimensions')}>
        <MultiCombobox
          id="schedule-dimensions"
          options={groupings.map(({ name, label }) => ({ value: name, label }))}
          value={question.dimensions}
          onChange={(options) => {
            const dimensions = options.map(({ value }) => value);
            ask({ dimensions, bucket: dimensions.includes('time') ? (question.bucket ?? '1d') : undefined });
          }}
        />
      </Field>
      {question.dimensions.includes('time') && (
        <Field label="Time in steps of" {...fieldFault(error, 'job.question.bucket')}>
          <Combobox
            id="schedule-bucket"
            options={catalog.buckets.map((value) => ({ value, label: value }))}
            value={question.bucket ?? '1d'}
            onChange={({ value }) => ask({ bucket: value })}
          />
        </Field>
      )}
      <Field label="Columns" {...fieldFault(error, 'job.question.measures')}>
        <MultiCombobox
          id="schedule-measures"
          options={catalog.measures.map(({ name, label, help }) => ({ value: name, label, description: help }))}
          value={question.measures}
          onChange={(options) => ask({ measures: options.map(({ value }) => value) })}
        />
      </Field>
      <Field
        label="Currencies"
        description="Empty: each amount in its own."
        {...fieldFault(error, 'job.question.currencies')}
      >
        <MultiCombobox
          id="schedule-currencies"
          isClearable
          options={catalog.currencies.map((value) => ({ value, label: value }))}
          value={question.currencies}
          onChange={(options) => ask({ currencies: options.map(({ value }) => value) })}
        />
      </Field>
      <Field label="Calls of" {...fieldFault(error, 'job.question.filters')}>
        <FilterBar
          dimensions={catalog.dimensions}
          filters={question.filters}
          window={suggestedFrom}
          onChange={(filters) => ask({ filters })}
        />
      </Field>
    </>
  );
}
