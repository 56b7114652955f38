import type { MailSecurity, MailServer, MailServerInput } from '../../../contract/mail-server';

const BYTES_PER_MB = 1_000_000;

/** The mail server as its form holds it: numbers and lists as typed. */
export interface MailServerDraft {
  host: string;
  port: string;
  security: MailSecurity;
  userName: string;
  /** Undefined: the stored one stays. */
  password: string | undefined;
  fromName: string;
  fromAddress: string;
  bounceAddress: string;
  perMinute: string;
  maxAttachmentMb: string;
  publicUrl: string;
  linkDays: string;
  allowedDomains: string;
}

const NEW: MailServerDraft = {
  host: '',
  port: '587',
  security: 'starttls',
  userName: '',
  password: undefined,
  fromName: 'Trunkline',
  fromAddress: '',
  bounceAddress: '',
  perMinute: '',
  maxAttachmentMb: '7',
  publicUrl: '',
  linkDays: '14',
  allowedDomains: '',
};

const orEmpty = (value: string | number | null) => (value === null ? '' : String(value));

export function draftOf(server: MailServer | null): MailServerDraft {
  if (!server) {
    return NEW;
  }
  const { host, security, fromName, fromAddress } = server;
  return {
    host,
    security,
    fromName,
    fromAddress,
    password: undefined,
    port: String(server.port),
    userName: orEmpty(server.userName),
    bounceAddress: orEmpty(server.bounceAddress),
    perMinute: orEmpty(server.perMinute),
    maxAttachmentMb: String(server.maxAttachmentBytes / BYTES_PER_MB),
    publicUrl: orEmpty(server.publicUrl),
    linkDays: String(server.linkDays),
    allowedDomains: server.allowedDomains.join('\n'),
  };
}

const orNull = (text: string) => text.trim() || null;

export function inputOf(draft: MailServerDraft): MailServerInput {
  const { password } = draft;
  return {
    host: draft.host.trim(),
    port: Number(draft.port),
    security: draft.security,
    userName: orNull(draft.userName),
    ...(password === undefined ? {} : { password: password || null }),
    fromName: draft.fromName.trim(),
    fromAddress: draft.fromAddress.trim(),
    bounceAddress: orNull(draft.bounceAddress),
    perMinute: draft.perMinute.trim() === '' ? null : Number(draft.perMinute),
    maxAttachmentBytes: Math.round(Number(draft.maxAttachmentMb) * BYTES_PER_MB),
    publicUrl: orNull(draft.publicUrl),
    linkDays: Number(draft.linkDays),
    allowedDomains: draft.allowedDomains.split(/[\s,;]+/).filter((domain) => domain !== ''),
  };
}
