import * as z from 'zod/mini';

import { outcomeProfileSchema } from '../../calls/outcome-profile';
import { idPrefixSchema } from '../../calls/own-ids';

/** What can be set for a source whose calls are files in a folder. */
export const folderSettingsSchema = z.strictObject({
  /** Of this machine, or mounted here. */
  folder: z.string().check(z.regex(/^\//, 'must be an absolute path')),
  /** Names of files to read; `*` stands for anything. */
  pattern: z._default(z.string().check(z.regex(/^[^/]+$/, 'must be the name of a file, without a folder')), '*'),
  format: z._default(z.enum(['canonical', 'freeswitch-csv', 'asterisk-csv']), 'canonical'),
  /** IANA zone of times without an offset. */
  zone: z._default(z.string(), 'UTC'),
  /** What is set before the ids of customers, providers and the like, where another source has the same ones. */
  id_prefix: z.optional(idPrefixSchema),
  /** How numbers are written; read where attempts are stored. */
  numbers: z.optional(z.record(z.string(), z.unknown())),
  /** What codes mean at this switch, where that is not what they usually mean. */
  outcomes: z.optional(outcomeProfileSchema),
});
export type FolderSettings = z.infer<typeof folderSettingsSchema>;
