import { Button, type IconName, LinkButton, Stack } from '@grafana/ui';
import React from 'react';

type Props = {
  /** What the form does when it is sent. */
  submit: string;
  icon?: IconName;
  disabled: boolean;
} & ({ onCancel: () => void } | { cancelHref: string });

/** The end of a form: to send it, or to leave it. */
export function FormButtons({ submit, icon, disabled, ...leave }: Props) {
  return (
    <Stack>
      <Button type="submit" icon={icon} disabled={disabled}>
        {submit}
      </Button>
      {'cancelHref' in leave ? (
        <LinkButton variant="secondary" href={leave.cancelHref}>
          Cancel
        </LinkButton>
      ) : (
        <Button type="button" variant="secondary" onClick={leave.onCancel}>
          Cancel
        </Button>
      )}
    </Stack>
  );
}
