import { ConfirmModal } from '@grafana/ui';
import React from 'react';

interface Props {
  /** What is deleted, as a sentence names it: `contact “Acme”`. Nothing is asked while it is undefined. */
  what: string | undefined;
  /** What happens to what hangs on it. */
  consequence: string;
  onConfirm: () => void;
  onDismiss: () => void;
}

export function ConfirmDelete({ what, consequence, onConfirm, onDismiss }: Props) {
  return (
    <ConfirmModal
      isOpen={what !== undefined}
      title={`Delete ${what ?? ''}?`}
      body={consequence}
      confirmText="Delete"
      onConfirm={onConfirm}
      onDismiss={onDismiss}
    />
  );
}
