import { Button, Field, Input, Modal, Switch } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import type { SavedReport, SavedReportInput } from '../../../../contract/saved-report';
import { useSaveReport } from '../../../api/useSavedReports';
import { fieldFault } from '../../../app/field-fault';
import { ServiceErrorAlert } from '../../../app/ServiceErrorAlert';

interface Props {
  title: string;
  /** What is offered as a name. */
  name: string;
  /** Whether others see it unless that is changed. */
  shared?: boolean;
  /** The one that is changed; none for a new one. */
  saved?: SavedReport;
  contentOf: (name: string, shared: boolean) => SavedReportInput;
  /** What is said of the window that is kept. */
  windowText?: string;
  onSaved: (saved: SavedReport) => void;
  onClose: () => void;
}

/** Asks under which name a report is kept, and who sees it. */
export function SavedReportModal({ title, name: offered, shared: isShared = false, saved, ...props }: Props) {
  const { contentOf, windowText, onSaved, onClose } = props;
  const [name, setName] = useState(offered);
  const [shared, setShared] = useState(isShared);
  const { mutate, error, isPending } = useSaveReport(saved);

  const save = (event: FormEvent) => {
    event.preventDefault();
    mutate(contentOf(name, shared), { onSuccess: onSaved });
  };
  return (
    <Modal title={title} isOpen onDismiss={onClose}>
      <form onSubmit={save}>
        {error && <ServiceErrorAlert title="The report was not saved" error={error} />}
        <Field label="Name" required {...fieldFault(error, 'name')}>
          <Input
            id="saved-name"
            autoFocus
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        </Field>
        <Field label="Shared" description="Everybody in this organisation can open it; only you can change it.">
          <Switch id="saved-shared" value={shared} onChange={({ currentTarget }) => setShared(currentTarget.checked)} />
        </Field>
        {windowText && <p>{windowText}</p>}
        <Modal.ButtonRow>
          <Button variant="secondary" fill="outline" type="button" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" icon="save" disabled={isPending || name.trim() === ''}>
            Save
          </Button>
        </Modal.ButtonRow>
      </form>
    </Modal>
  );
}
