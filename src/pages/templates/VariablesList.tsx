import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, CollapsableSection, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import type { TemplateVariable } from '../../../contract/template';

/** What a template can show, to be copied into it. */
export function VariablesList({ variables }: { variables: TemplateVariable[] }) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);

  return (
    <CollapsableSection label={`Variables (${variables.length})`} isOpen={open} onToggle={setOpen}>
      <dl className={styles.list}>
        {variables.map(({ name, help }) => (
          <React.Fragment key={name}>
            <dt className={styles.name}>
              <code>{name}</code>
              <ClipboardButton
                variant="secondary"
                fill="text"
                size="sm"
                icon="copy"
                aria-label={`Copy ${name}`}
                getText={() => `{{ ${name} }}`}
              />
            </dt>
            <dd>{help}</dd>
          </React.Fragment>
        ))}
      </dl>
    </CollapsableSection>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: theme.spacing(0.5, 2),
    alignItems: 'center',
    margin: 0,
    dd: { margin: 0, color: theme.colors.text.secondary },
  }),
  name: css({ display: 'flex', alignItems: 'center', fontWeight: theme.typography.fontWeightRegular }),
});
