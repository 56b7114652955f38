import * as z from 'zod/mini';

const LONGEST = 254;
const LONGEST_LOCAL_PART = 64;
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN_LABEL = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** Why a text can't be the address of a mail, as the end of a sentence; undefined for a good one. */
export function addressFault(text: string): string | undefined {
  if (/[\u0000-\u001f\u007f-\u009f]/.test(text)) {
    return 'holds a line end or another control character';
  }
  if (/[^\x20-\x7e]/.test(text)) {
    return 'holds a character beyond ASCII; write the domain in its xn-- form';
  }
  if (/[\s,;<>"()[\]\\:]/.test(text)) {
    return 'must be one address alone, such as noc@carrier.example, without a name, spaces, commas or brackets';
  }
  const [local, domain, ...more] = text.split('@');
  if (domain === undefined || more.length > 0) {
    return 'must have one @, such as noc@carrier.example';
  }
  if (text.length > LONGEST || local.length > LONGEST_LOCAL_PART) {
    return `is too long: at most ${LONGEST} characters, ${LONGEST_LOCAL_PART} of them before the @`;
  }
  if (!LOCAL_PART.test(local)) {
    return 'is not an address before the @';
  }
  return domainFault(domain);
}

/** As `addressFault`, of a domain alone. */
export function domainFault(domain: string): string | undefined {
  const labels = domain.split('.');
  return labels.length < 2 || domain.length > 253 || !labels.every((label) => DOMAIN_LABEL.test(label))
    ? 'must end in a domain such as carrier.example'
    : undefined;
}

/** The one spelling of an address: its domain in lower case. What is before the @ is the receiving server's own. */
export function normalAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}

/** An address, in its one spelling. */
export const addressSchema = z.pipe(
  z.string().check((context) => {
    const fault = addressFault(context.value);
    if (fault) {
      context.issues.push({ code: 'custom', input: context.value, message: fault });
    }
  }),
  z.transform(normalAddress)
);
