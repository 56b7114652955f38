import { ServerAnswer } from '../outbox/settle';

const LONGEST_ANSWER = 500;
const NOT_TRUSTED =
  'has a certificate this service does not trust; the file NODE_EXTRA_CA_CERTS names must hold its authority’s';
/** The words of codes Node has for a connection that did not come about. */
const WORDS: Record<string, string> = {
  ECONNREFUSED: 'refuses connections',
  ENOTFOUND: 'has a name that is not known',
  EAI_AGAIN: 'has a name that could not be looked up',
  EDNS: 'has a name that could not be looked up',
  EHOSTUNREACH: 'can not be reached',
  ENETUNREACH: 'can not be reached',
  ETIMEDOUT: 'did not answer in time',
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate of another host name',
  DEPTH_ZERO_SELF_SIGNED_CERT: NOT_TRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: NOT_TRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: NOT_TRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: NOT_TRUSTED,
  ETLS: 'could not agree on an encrypted connection',
  EAUTH: 'refuses the user name or the password',
  ECONNECTION: 'closed the connection',
  ECONNRESET: 'closed the connection',
  EPIPE: 'closed the connection',
};

/** How a conversation with the mail server failed. `stage` says whether a mail was spoken of at all. */
export class SmtpFailure extends Error implements ServerAnswer {
  readonly smtpCode: number | null;
  readonly enhancedCode: string | null;
  readonly answer: string;

  constructor(
    readonly stage: 'connect' | 'send',
    error: unknown
  ) {
    const { response, responseCode, code, originalCode, message } = error as SmtpError;
    const said = response ? oneLine(response) : undefined;
    const words = WORDS[originalCode ?? ''] ?? WORDS[code ?? ''];
    const answer = said ?? (words ? `The mail server ${words}.` : oneLine(message ?? String(error)));
    super(answer, { cause: error });
    this.name = 'SmtpFailure';
    this.smtpCode = responseCode ?? null;
    this.enhancedCode = enhancedCode(said);
    this.answer = said && code === 'EAUTH' ? `The mail server ${WORDS.EAUTH}: ${said}` : answer;
  }
}

/** An error as nodemailer's connection makes it. */
interface SmtpError {
  response?: string;
  responseCode?: number;
  code?: string;
  originalCode?: string;
  message?: string;
}

/** What a server says, ready to be stored and shown. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
    .slice(0, LONGEST_ANSWER);
}

/** `5.7.1` of `550 5.7.1 no`. */
export function enhancedCode(answer: string | undefined): string | null {
  return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(answer ?? '')?.[1] ?? null;
}
