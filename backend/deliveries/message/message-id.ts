import { Secrets } from '../secrets';

/** The same for every attempt of a run's mail to a recipient, and no other's. */
export function messageIdOf(
  { sign }: Secrets,
  { runId, purpose, recipient }: { runId: string; purpose: string; recipient: string },
  fromAddress: string
): string {
  const digest = sign('message-id', runId, purpose, recipient).toString('hex').slice(0, 40);
  return `<${digest}@${fromAddress.split('@')[1]}>`;
}
