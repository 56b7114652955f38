import { Problem } from '../../../contract/problem';
import { Template, TemplatePreview, TemplateText } from '../../../contract/template';
import { MailView } from '../message/mail-view';
import { renderLiquid } from './liquid';

const LONGEST_SUBJECT = 250;

/** A template's text filled in. Throws a Problem that names the part that can't be. */
export function fillIn({ subject, html, text }: TemplateText, view: MailView, field = 'text'): TemplatePreview {
  return {
    subject: subjectLine(renderLiquid(subject, 'plain', view, `${field}.subject`), `${field}.subject`),
    html: renderLiquid(html, 'html', view, `${field}.html`),
    text: renderLiquid(text, 'plain', view, `${field}.text`),
  };
}

/** One line without control characters, whatever the values in it hold. */
function subjectLine(rendered: string, field: string): string {
  const line = rendered
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
    .slice(0, LONGEST_SUBJECT);
  if (line === '') {
    throw new Problem('The subject is empty when filled in.', { field, status: 422 });
  }
  return line;
}

/** The recipient's language, else one that only differs in its region, else the template's own. */
export function textFor(
  { language, texts }: Pick<Template, 'language' | 'texts'>,
  wanted: string | null
): TemplateText {
  const base = wanted?.split('-')[0];
  return (wanted && texts[wanted]) || (base && texts[base]) || texts[language];
}
