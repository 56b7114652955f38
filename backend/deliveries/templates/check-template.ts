import { Problem } from '../../../contract/problem';
import { TemplateText } from '../../../contract/template';
import { mailView } from '../message/mail-view';
import { EXAMPLE_ADDRESSED, EXAMPLE_CONTENT } from './example';
import { fillIn } from './fill-in';
import { variablesOf } from './liquid';
import { isVariable, VARIABLES } from './variables';

/** Throws a Problem for a text that doesn't compile, asks for a variable there is none of, or runs too long. */
export function checkText(text: TemplateText, field: string): void {
  for (const part of ['subject', 'html', 'text'] as const) {
    const unknown = variablesOf(text[part], part === 'html' ? 'html' : 'plain', `${field}.${part}`).find(
      (path) => !isVariable(path)
    );
    if (unknown !== undefined) {
      throw new Problem(`The template asks for ${unknown}, which no mail has.`, {
        field: `${field}.${part}`,
        allowed: VARIABLES.map(({ name }) => name),
        status: 422,
      });
    }
  }
  fillIn(text, mailView(EXAMPLE_CONTENT, EXAMPLE_ADDRESSED), field);
}
