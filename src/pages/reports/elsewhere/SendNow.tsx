import { Alert, Drawer, Field, MultiCombobox, TextLink } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import { FILE_FORMATS, type FileFormat, type Job, type ScheduledReport } from '../../../../contract/schedule';
import { useSendNow } from '../../../api/useRuns';
import { FormButtons } from '../../../app/FormButtons';
import { newRequestId } from '../../../app/request-id';
import { ServiceErrorAlert } from '../../../app/ServiceErrorAlert';
import { splitAddresses } from '../../../app/split-addresses';
import { windowText } from '../../../app/zoned-text';
import { runPath } from '../../runs/run-path';
import { type RecipientDraft, RecipientFields } from '../../schedules/RecipientFields';
import type { Moment } from '../report-question';

interface Props {
  report: { name: ScheduledReport; label: string };
  /** All that is asked of it but when. */
  question: Job['question'];
  moment: Moment;
  onClose: () => void;
}

const NOBODY: RecipientDraft = { contacts: [], addresses: '', bcc: '', templateId: null, subject: '' };

/** Sends the report on screen at once: a run without a schedule, in the same ledger. */
export function SendNow({ report, question, moment, onClose }: Props) {
  const [draft, setDraft] = useState(NOBODY);
  const [formats, setFormats] = useState<FileFormat[]>(['csv']);
  const [requestId] = useState(newRequestId);
  const { mutate, data, error, isPending } = useSendNow();

  const send = (event: FormEvent) => {
    event.preventDefault();
    mutate({
      requestId,
      window: moment.window,
      zone: moment.zone,
      job: {
        report: report.name,
        question,
        formats,
        recipients: {
          contacts: draft.contacts,
          addresses: splitAddresses(draft.addresses),
          bcc: splitAddresses(draft.bcc),
        },
        templateId: draft.templateId,
        subject: draft.subject.trim() || null,
      },
    });
  };

  return (
    <Drawer
      title={`Send ${report.label}`}
      subtitle={`${windowText(moment.window, moment.zone)}, ${moment.zone}`}
      size="sm"
      onClose={onClose}
    >
      {data ? (
        <Alert severity="success" title="It is under way">
          <TextLink href={runPath(data.runId)}>See what becomes of it</TextLink>
        </Alert>
      ) : (
        <form onSubmit={send}>
          <RecipientFields draft={draft} error={error} onChange={(changes) => setDraft({ ...draft, ...changes })} />
          <Field label="Files" description="None: the figures are in the mail only.">
            <MultiCombobox
              id="send-formats"
              isClearable
              placeholder="None"
              options={FILE_FORMATS.map((value) => ({ value, label: value.toUpperCase() }))}
              value={formats}
              onChange={(options) => setFormats(options.map(({ value }) => value))}
            />
          </Field>
          {error && <ServiceErrorAlert title="It was not sent" error={error} />}
          <FormButtons submit="Send" icon="envelope" disabled={isPending} onCancel={onClose} />
        </form>
      )}
    </Drawer>
  );
}
