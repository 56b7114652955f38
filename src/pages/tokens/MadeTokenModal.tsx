import { Button, ClipboardButton, Field, Input, Modal, Text } from '@grafana/ui';
import React from 'react';

import type { MadeToken } from '../../../contract/access/token';

interface Props {
  made: MadeToken;
  onClose: () => void;
}

/** The only time a token is shown. */
export function MadeTokenModal({ made: { name, token }, onClose }: Props) {
  return (
    <Modal title={`The token “${name}”`} isOpen onDismiss={onClose} closeOnBackdropClick={false}>
      <Text element="p">Copy it now: it is not kept and is never shown again.</Text>
      <Field label="Token">
        <Input
          id="made-token"
          readOnly
          value={token}
          addonAfter={
            <ClipboardButton variant="primary" icon="copy" getText={() => token}>
              Copy
            </ClipboardButton>
          }
        />
      </Field>
      <Modal.ButtonRow>
        <Button variant="secondary" onClick={onClose}>
          I have copied it
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}
