import { Alert, Button, Field, Input, Modal, RadioButtonGroup, Stack, TextLink } from '@grafana/ui';
import React, { useState } from 'react';

import type { Schedule } from '../../../contract/schedule';
import { type RunWish, useRunSchedule } from '../../api/useSchedules';
import { newRequestId } from '../../app/request-id';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { runsOfSchedulePath } from '../runs/run-path';
import { LocalMomentInput } from '../../app/LocalMomentInput';

interface Props {
  schedule: Schedule;
  onClose: () => void;
}

const TRIGGERS = [
  { value: 'manual', label: 'Run now', description: 'Makes and sends the last window that is over.' },
  { value: 'again', label: 'Run a window again', description: 'Makes a window once more, and sends it again.' },
  { value: 'test', label: 'Send me a test', description: 'Makes the last window and sends it to one address only.' },
] as const;

/** Runs a schedule beyond its slots. Each way is a run of its own in the ledger, marked with who asked. */
export function RunByHand({ schedule, onClose }: Props) {
  const [trigger, setTrigger] = useState<RunWish['trigger']>('manual');
  const [windowOf, setWindowOf] = useState<string>();
  const [address, setAddress] = useState('');
  const [requestId] = useState(newRequestId);
  const { mutate, data, error, isPending } = useRunSchedule();

  const isComplete = (trigger !== 'again' || windowOf !== undefined) && (trigger !== 'test' || address.trim() !== '');
  const run = () =>
    mutate({
      scheduleId: schedule.scheduleId,
      trigger,
      requestId: `${requestId}-${trigger}`,
      ...(trigger === 'again' ? { windowOf } : {}),
      ...(trigger === 'test' ? { address: address.trim() } : {}),
    });

  return (
    <Modal title={`Run ${schedule.name}`} isOpen onDismiss={onClose}>
      <Stack direction="column" gap={2}>
        <RadioButtonGroup options={[...TRIGGERS]} value={trigger} onChange={setTrigger} />
        <span>{TRIGGERS.find(({ value }) => value === trigger)!.description}</span>
        {trigger === 'again' && (
          <Field label="The window that holds" description={`A moment on the clock of ${schedule.zone}.`} noMargin>
            <LocalMomentInput id="run-window-of" zone={schedule.zone} onChange={setWindowOf} />
          </Field>
        )}
        {trigger === 'test' && (
          <Field label="Send it to" noMargin>
            <Input id="run-address" value={address} onChange={({ currentTarget }) => setAddress(currentTarget.value)} />
          </Field>
        )}
        {error && <ServiceErrorAlert title="It was not run" error={error} />}
        {data && (
          <Alert severity="success" title="It is under way">
            <TextLink href={runsOfSchedulePath(schedule.scheduleId)}>See its runs</TextLink>
          </Alert>
        )}
      </Stack>
      <Modal.ButtonRow>
        <Button variant="secondary" onClick={onClose}>
          {data ? 'Close' : 'Cancel'}
        </Button>
        {!data && (
          <Button disabled={!isComplete || isPending} onClick={run}>
            Run
          </Button>
        )}
      </Modal.ButtonRow>
    </Modal>
  );
}
