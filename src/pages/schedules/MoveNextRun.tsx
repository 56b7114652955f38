import { Button, Field, Modal, Stack } from '@grafana/ui';
import React, { useState } from 'react';

import type { Schedule } from '../../../contract/schedule';
import { useSetNextRun } from '../../api/useSchedules';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { windowText, zonedText } from '../../app/zoned-text';
import { LocalMomentInput } from '../../app/LocalMomentInput';

interface Props {
  schedule: Schedule;
  onClose: () => void;
}

/** Sets the next run back, to make windows again, or forward, to leave some out. */
export function MoveNextRun({ schedule, onClose }: Props) {
  const { next, zone } = schedule;
  const [windowOf, setWindowOf] = useState<string>();
  const { mutate, error, isPending } = useSetNextRun();

  return (
    <Modal title={`Next run of ${schedule.name}`} isOpen onDismiss={onClose}>
      <Stack direction="column" gap={2}>
        {next && (
          <span>
            It runs next at {zonedText(next.slot, zone)}, for {windowText(next, zone)}.
          </span>
        )}
        <Field
          label="Go on with the window that holds"
          description={`A moment on the clock of ${zone}. Back: windows that are over are run again from there on, each as a new attempt in your name. Forward: those before it are left out, and listed so.`}
        >
          <LocalMomentInput id="next-window-of" zone={zone} onChange={setWindowOf} />
        </Field>
        {error && <ServiceErrorAlert title="The next run was not moved" error={error} />}
      </Stack>
      <Modal.ButtonRow>
        <Button variant="secondary" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={windowOf === undefined || isPending}
          onClick={() => mutate({ schedule, windowOf: windowOf! }, { onSuccess: onClose })}
        >
          Move
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}
