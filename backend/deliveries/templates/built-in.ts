import { Template } from '../../../contract/template';
import { ENGLISH } from './built-in-english';
import { SPANISH } from './built-in-spanish';

/** What mails are written with where no template is chosen. */
export const BUILT_IN: Pick<Template, 'name' | 'language' | 'texts'> = {
  name: 'Built-in',
  language: 'en',
  texts: { en: ENGLISH, es: SPANISH },
};
