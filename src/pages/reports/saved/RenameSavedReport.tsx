import { IconButton } from '@grafana/ui';
import React, { useState } from 'react';

import type { SavedReport } from '../../../../contract/saved-report';
import { renamed } from './saved-content';
import { SavedReportModal } from './SavedReportModal';

/** Gives a saved report another name, shares it or takes it back; what it asks stays. */
export function RenameSavedReport({ saved }: { saved: SavedReport }) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <IconButton name="pen" tooltip={`Rename or share ${saved.name}`} onClick={() => setOpen(true)} />
      {isOpen && (
        <SavedReportModal
          title="Rename or share"
          name={saved.name}
          shared={saved.shared}
          saved={saved}
          contentOf={(name, shared) => renamed(saved, name, shared)}
          onSaved={close}
          onClose={close}
        />
      )}
    </>
  );
}
