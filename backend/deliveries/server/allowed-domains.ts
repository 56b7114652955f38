import { ReachableServer } from './mail-server';

/** Why nothing is sent to an address of that domain; undefined where it is. */
export function refusedDomain(
  { allowedDomains }: Pick<ReachableServer, 'allowedDomains'>,
  recipient: string
): string | undefined {
  const domain = recipient.slice(recipient.lastIndexOf('@') + 1);
  return allowedDomains.length === 0 || allowedDomains.includes(domain)
    ? undefined
    : `Mails to ${domain} are not allowed here. An administrator adds it to the allowed domains under Set-up.`;
}
