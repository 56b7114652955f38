import { Combobox, IconButton, Stack, Tab, TabsBar } from '@grafana/ui';
import React from 'react';

import { HiddenLabel } from '../../app/HiddenLabel';
import { languageName, LANGUAGES } from '../../app/LanguagePicker';

interface Props {
  languages: string[];
  main: string;
  shown: string;
  onShow: (language: string) => void;
  onAdd: (language: string) => void;
  onRemove: (language: string) => void;
}

export function LanguageTabs({ languages, main, shown, onShow, onAdd, onRemove }: Props) {
  const others = LANGUAGES.filter((language) => !languages.includes(language));

  return (
    <Stack alignItems="center" justifyContent="space-between">
      <TabsBar>
        {languages.map((language) => (
          <Tab
            key={language}
            label={languageName(language)}
            active={language === shown}
            onChangeTab={() => onShow(language)}
          />
        ))}
      </TabsBar>
      <Stack alignItems="center">
        {shown !== main && (
          <IconButton name="trash-alt" tooltip={`Remove ${languageName(shown)}`} onClick={() => onRemove(shown)} />
        )}
        <HiddenLabel htmlFor="template-add-language" text="Add a language" />
        <Combobox
          id="template-add-language"
          width={22}
          placeholder="Add a language"
          options={others.map((language) => ({ value: language, label: languageName(language) }))}
          value={null}
          onChange={({ value }) => onAdd(value)}
        />
      </Stack>
    </Stack>
  );
}
