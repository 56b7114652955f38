import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Field, Input, TextArea, useStyles2 } from '@grafana/ui';
import React from 'react';

import type { TemplateText } from '../../../contract/template';
import type { ServiceError } from '../../api/service-error';
import { fieldFault } from '../../app/field-fault';

interface Props {
  text: TemplateText;
  error: ServiceError | null;
  /** Where the text stands in what is saved: `texts.en`. */
  path: string;
  onChange: (changes: Partial<TemplateText>) => void;
}

/** Subject and both bodies in one language, in Liquid. */
export function TextFields({ text, error, path, onChange }: Props) {
  const styles = useStyles2(getStyles);

  return (
    <>
      <Field label="Subject" required {...fieldFault(error, `${path}.subject`)}>
        <Input
          id="template-subject"
          className={styles.code}
          value={text.subject}
          onChange={({ currentTarget }) => onChange({ subject: currentTarget.value })}
        />
      </Field>
      <Field
        label="HTML body"
        description="Values are escaped. Mail programs want tables and styles on the elements."
        required
        {...fieldFault(error, `${path}.html`)}
      >
        <TextArea
          id="template-html"
          className={styles.code}
          rows={18}
          spellCheck={false}
          value={text.html}
          onChange={({ currentTarget }) => onChange({ html: currentTarget.value })}
        />
      </Field>
      <Field
        label="Text body"
        description="For mail programs that show no HTML."
        required
        {...fieldFault(error, `${path}.text`)}
      >
        <TextArea
          id="template-text"
          className={styles.code}
          rows={10}
          spellCheck={false}
          value={text.text}
          onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
        />
      </Field>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  code: css({
    'input&, textarea&, & input, & textarea': {
      fontFamily: theme.typography.fontFamilyMonospace,
      fontSize: theme.typography.bodySmall.fontSize,
    },
  }),
});
