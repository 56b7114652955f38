import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Field, Input, RadioButtonGroup, Stack, Text, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import type { TemplateText } from '../../../contract/template';
import { useTemplatePreview } from '../../api/useTemplates';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { useSettled } from '../../app/useSettled';
import { TestMail } from './TestMail';

const FORMS = [
  { value: 'html', label: 'HTML' },
  { value: 'text', label: 'Text' },
] as const;

/** What a mail written with the texts looks like, as they are typed. */
export function Preview({ text }: { text: TemplateText }) {
  const styles = useStyles2(getStyles);
  const [form, setForm] = useState<'html' | 'text'>('html');
  const [runId, setRunId] = useState('');
  const settled = useSettled(text);
  const { data, error } = useTemplatePreview(settled, useSettled(runId.trim()) || null);

  return (
    <section aria-label="Preview">
      <Stack alignItems="flex-end" justifyContent="space-between">
        <Field label="Figures of run" description="The number of a run; empty shows an example.">
          <Input
            id="preview-run"
            width={20}
            placeholder="Example"
            value={runId}
            onChange={({ currentTarget }) => setRunId(currentTarget.value)}
          />
        </Field>
        <Field label="Show">
          <RadioButtonGroup options={[...FORMS]} value={form} onChange={setForm} />
        </Field>
      </Stack>
      <TestMail text={text} runId={runId.trim() || null} />
      {error && <ServiceErrorAlert title="It can't be shown like this" error={error} />}
      {data && (
        <Stack direction="column" gap={1}>
          <Text weight="medium">{data.subject}</Text>
          {form === 'html' ? (
            <iframe title="The mail" className={styles.mail} sandbox="" srcDoc={data.html} />
          ) : (
            <pre className={styles.text}>{data.text}</pre>
          )}
        </Stack>
      )}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  mail: css({
    width: '100%',
    height: theme.spacing(70),
    border: `1px solid ${theme.colors.border.weak}`,
    // Mail programs show mails on white, whatever Grafana's theme.
    background: '#fff',
  }),
  text: css({ maxHeight: theme.spacing(70), overflow: 'auto', whiteSpace: 'pre-wrap' }),
});
