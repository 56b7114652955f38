import * as z from 'zod/mini';

import { addressSchema } from './address';
import { oneLine } from './one-line';

export const LONGEST_TEMPLATE = 100_000;

export const languageSchema = z
  .string()
  .check(z.regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'must be a language such as en, es or pt-BR'));

/** What a mail says in one language, in Liquid. */
export const templateTextSchema = z.strictObject({
  subject: z.string().check(z.minLength(1), z.maxLength(1_000)),
  html: z.string().check(z.minLength(1), z.maxLength(LONGEST_TEMPLATE)),
  text: z.string().check(z.minLength(1), z.maxLength(LONGEST_TEMPLATE)),
});
export type TemplateText = z.infer<typeof templateTextSchema>;

/** A template as an operator writes it. */
export const templateSchema = z.strictObject({
  name: oneLine(200),
  /** The language of whoever's own is not among the texts. */
  language: languageSchema,
  texts: z.record(languageSchema, templateTextSchema),
});
export type TemplateInput = z.input<typeof templateSchema>;

/** One of those `GET /v1/templates` lists. Times are ISO instants. */
export interface Template extends z.infer<typeof templateSchema> {
  templateId: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** Something a template can show. */
export interface TemplateVariable {
  /** As it is written in Liquid: `window.from`. */
  name: string;
  help: string;
}

/** What `GET /v1/templates/variables` answers. */
export interface TemplateVariables {
  variables: TemplateVariable[];
  /** The template mails are written with where none is chosen; a new one starts as its copy. */
  builtIn: Pick<Template, 'name' | 'language' | 'texts'>;
}

/** What `POST /v1/templates/preview` takes: texts that need not be saved yet. */
export const templatePreviewSchema = z.strictObject({
  text: templateTextSchema,
  /** The run whose figures to show; null or absent: an example. */
  runId: z.optional(z.nullable(z.string().check(z.regex(/^[0-9]{1,18}$/, 'must be the number of a run')))),
});

/** What `POST /v1/templates/test` takes: the same, and where the mail goes. */
export const templateTestSchema = z.extend(templatePreviewSchema, { address: addressSchema });
export type TemplateTestInput = z.input<typeof templateTestSchema>;

export interface TemplatePreview {
  subject: string;
  html: string;
  text: string;
}
