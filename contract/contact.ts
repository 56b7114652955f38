import * as z from 'zod/mini';

import { addressSchema } from './address';
import { oneLine } from './one-line';
import { languageSchema } from './template';

export const MOST_ADDRESSES_OF_A_CONTACT = 20;

/** A contact as an operator writes it: who receives reports. */
export const contactSchema = z.strictObject({
  name: oneLine(200),
  addresses: z.array(addressSchema).check(z.minLength(1), z.maxLength(MOST_ADDRESSES_OF_A_CONTACT)),
  /** IANA zone schedules for this contact start from. */
  zone: z._default(z.string(), 'UTC'),
  /** The language their mails are written in, where the template has it. */
  language: z._default(languageSchema, 'en'),
  /** The customer they belong to; null for people of one's own. */
  customerId: z._default(z.nullable(oneLine(200)), null),
  /** The template this customer's own reports are written with; null: the schedule's. */
  templateId: z._default(z.nullable(z.string()), null),
});
export type ContactInput = z.input<typeof contactSchema>;

/** One of those `GET /v1/contacts` lists. Times are ISO instants. */
export interface Contact extends z.infer<typeof contactSchema> {
  contactId: string;
  /** Counts changes. A change names the version it was made from, and is refused when somebody was faster. */
  version: number;
  createdAt: string;
  updatedAt: string;
}
