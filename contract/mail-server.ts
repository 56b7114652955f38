import * as z from 'zod/mini';

import { addressSchema, domainFault } from './address';

const MEGABYTE = 1_000_000;

export const MAIL_SECURITIES = ['tls', 'starttls', 'none'] as const;
/** `tls`: from the first byte, usually port 465. `starttls`: required before anything is said, usually 587. */
export type MailSecurity = (typeof MAIL_SECURITIES)[number];

const domain = z.pipe(
  z
    .string()
    .check(z.refine((text) => domainFault(text) === undefined, { error: 'must be a domain such as carrier.example' })),
  z.transform((text: string) => text.toLowerCase())
);

const publicUrl = z.string().check(
  z.maxLength(500),
  z.refine((text) => /^https?:\/\/[^\s?#@\\]+$/.test(text) && URL.canParse(text), {
    error: 'must be an address such as https://reports.carrier.example, without a query',
  })
);

/** The mail server and how mails leave, as an administrator writes it. */
export const mailServerSchema = z.strictObject({
  host: z
    .string()
    .check(
      z.maxLength(253),
      z.regex(
        /^([A-Za-z0-9.-]+|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*)$/,
        'must be a host name or an IP address, without a port'
      )
    ),
  port: z.int().check(z.minimum(1), z.maximum(65_535)),
  security: z.enum(MAIL_SECURITIES),
  /** Null: the server wants none. */
  userName: z._default(z.nullable(z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[\x20-\x7e]*$/))), null),
  /** Absent: the one stored stays. Null: forgets it. It is never answered. */
  password: z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(500)))),
  fromName: z._default(
    z.string().check(z.maxLength(100), z.regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, 'must be one line')),
    'Trunkline'
  ),
  fromAddress: addressSchema,
  /** Where the server sends what it can't deliver; null: to the sender's address. */
  bounceAddress: z._default(z.nullable(addressSchema), null),
  /** Messages a minute over all replicas; null: as fast as the server takes them. */
  perMinute: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(60_000))), null),
  /** Files above it, as they are on disk, become a zip and then a link. */
  maxAttachmentBytes: z._default(z.int().check(z.minimum(10_000), z.maximum(100 * MEGABYTE)), 7 * MEGABYTE),
  /** Where recipients reach this service; null: no links, neither to files nor to unsubscribe. */
  publicUrl: z._default(z.nullable(publicUrl), null),
  linkDays: z._default(z.int().check(z.minimum(1), z.maximum(90)), 14),
  /** Mails go only to these domains; empty: to all. */
  allowedDomains: z._default(z.array(domain).check(z.maxLength(200)), []),
});
export type MailServerInput = z.input<typeof mailServerSchema>;

/** What `GET /v1/mail-server` answers beside the settings. Times are ISO instants. */
export interface MailServerState {
  /** Connection failures in a row. After five, mails wait for a while before one tries again. */
  failures: number;
  pausedUntil: string | null;
  lastAcceptedAt: string | null;
  lastError: string | null;
  lastErrorAt: string | null;
  /** The largest message the server said it takes, when it was last connected to; null: it says none. */
  announcedBytes: number | null;
}

export interface MailServer extends Omit<z.infer<typeof mailServerSchema>, 'password'> {
  /** Where the password comes from; `unreadable`: it was stored under another secret, and must be entered again. */
  password: 'none' | 'stored' | 'environment' | 'unreadable';
  version: number;
  updatedAt: string;
}

export interface MailServerStatus {
  /** Null until it is set up. */
  server: MailServer | null;
  state: MailServerState;
  /** Mails that wait or are being sent. */
  waiting: number;
}

export const testMailSchema = z.strictObject({ address: addressSchema });

/** What `POST /v1/mail-server/test` answers when the server took the mail; a refusal is a Problem with its words. */
export interface TestMailResult {
  address: string;
  messageId: string;
  /** What the server answered. */
  answer: string;
  /** The TLS version of the connection; null: it was not encrypted. */
  tls: string | null;
}
