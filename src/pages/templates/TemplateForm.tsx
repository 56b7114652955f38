import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Field, Input, useStyles2 } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';

import type { Template, TemplateText, TemplateVariable, TemplateVariables } from '../../../contract/template';
import { useSaveTemplate } from '../../api/useTemplates';
import { FormButtons } from '../../app/FormButtons';
import { fieldFault } from '../../app/field-fault';
import { LanguagePicker } from '../../app/LanguagePicker';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { LanguageTabs } from './LanguageTabs';
import { Preview } from './Preview';
import { TEMPLATES_PATH } from './template-path';
import { TextFields } from './TextFields';
import { VariablesList } from './VariablesList';

interface Props {
  /** The one to change; undefined makes a new one. */
  template: Template | undefined;
  variables: TemplateVariable[];
  /** What a new one starts as. */
  builtIn: TemplateVariables['builtIn'];
}

export function TemplateForm({ template, variables, builtIn }: Props) {
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const { mutate, error, isPending } = useSaveTemplate(template);
  const start = template ?? { ...builtIn, name: '' };
  const [name, setName] = useState(start.name);
  const [main, setMain] = useState(start.language);
  const [texts, setTexts] = useState(start.texts);
  const [shown, setShown] = useState(start.language);
  const text = texts[shown] ?? builtIn.texts[builtIn.language];

  const changeText = (changes: Partial<TemplateText>) => setTexts({ ...texts, [shown]: { ...text, ...changes } });
  const addLanguage = (language: string) => {
    setTexts({ ...texts, [language]: texts[language] ?? builtIn.texts[language] ?? text });
    setShown(language);
  };
  const removeLanguage = (language: string) => {
    const { [language]: _, ...others } = texts;
    setTexts(others);
    setShown(main);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    mutate({ name: name.trim(), language: main, texts }, { onSuccess: () => navigate(TEMPLATES_PATH) });
  };

  return (
    <form onSubmit={save}>
      {error && <ServiceErrorAlert title="The template was not saved" error={error} />}
      <div className={styles.columns}>
        <div>
          <Field label="Name" required {...fieldFault(error, 'name')}>
            <Input id="template-name" value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} />
          </Field>
          <Field
            label="Main language"
            description="For recipients whose own language is not among the texts."
            {...fieldFault(error, 'language')}
          >
            <LanguagePicker
              id="template-language"
              value={main}
              onChange={(language) => {
                setMain(language);
                addLanguage(language);
              }}
            />
          </Field>
          <LanguageTabs
            languages={Object.keys(texts)}
            main={main}
            shown={shown}
            onShow={setShown}
            onAdd={addLanguage}
            onRemove={removeLanguage}
          />
          <TextFields text={text} error={error} path={`texts.${shown}`} onChange={changeText} />
          <FormButtons submit="Save" disabled={isPending} cancelHref={TEMPLATES_PATH} />
        </div>
        <div>
          <Preview text={text} />
          <VariablesList variables={variables} />
        </div>
      </div>
    </form>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: theme.spacing(4),
    '& > *': { minWidth: 0 },
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: '1fr' },
  }),
});
