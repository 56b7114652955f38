import { Combobox } from '@grafana/ui';
import React from 'react';

interface Props {
  id: string;
  value: string;
  onChange: (language: string) => void;
}

/** Those offered; others can be typed. */
export const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'pt-BR', 'ru', 'tr', 'uk', 'zh'];
const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

const optionOf = (language: string) => ({ value: language, label: languageName(language), description: language });

export function LanguagePicker({ id, value, onChange }: Props) {
  const options = [...new Set([...LANGUAGES, value])].map(optionOf);
  return (
    <Combobox
      id={id}
      createCustomValue
      options={options}
      value={value}
      onChange={(option) => onChange(option.value.trim())}
    />
  );
}

/** A language code in words; the code itself where it is none. */
export function languageName(language: string): string {
  try {
    return NAMES.of(language) ?? language;
  } catch {
    return language;
  }
}
