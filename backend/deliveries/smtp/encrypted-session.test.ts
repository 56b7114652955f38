import { Readable } from 'stream';

import { Certificate, selfMadeCertificate } from '../../../tests/deliveries/certificate';
import { Mailbox, openMailbox } from '../../../tests/deliveries/mailbox';
import { MailServerInput } from '../../../contract/mail-server';
import { ReachableServer } from '../server/mail-server';
import { openSession } from './session';

const OURS = selfMadeCertificate('127.0.0.1');
const PASSWORD = 'open sesame';
let mailbox: Mailbox;
afterEach(() => mailbox.close());

type Security = MailServerInput['security'];

async function send(security: Security, { key, cert }: Certificate, trusted?: string, password = PASSWORD) {
  mailbox = await openMailbox({
    key,
    cert,
    secure: security === 'tls',
    authOptional: false,
    onAuth: (login, _session, done) =>
      login.password === PASSWORD ? done(null, { user: login.username }) : done(new Error('Authentication failed')),
  });
  const server = {
    host: '127.0.0.1',
    port: mailbox.port,
    security,
    fromAddress: 'reports@trunkline.example',
    credentials: { user: 'reports', pass: password },
  } as ReachableServer;
  const timeouts = { connectMs: 10_000, greetingMs: 10_000, silenceMs: 10_000 };
  const session = await openSession(server, { timeouts, ca: trusted });
  const body = Readable.from([Buffer.from('Subject: encrypted\r\n\r\nfigures\r\n')]);
  await session.send({ from: server.fromAddress, to: 'noc@carrier.example', size: 100 }, body);
  session.close();
  return session.tls;
}

describe.each(['tls', 'starttls'] as const)('over %s', (security) => {
  it('logs in and sends encrypted to a server whose certificate is trusted', async () => {
    expect(await send(security, OURS, OURS.cert)).toMatch(/^TLSv1\.[23]$/);
    expect(mailbox.sessions).toEqual([{ user: 'reports', secure: true }]);
    expect(mailbox.mails).toEqual([expect.stringContaining('figures')]);
  });

  it.each([
    [
      'nobody trusts',
      OURS,
      selfMadeCertificate('127.0.0.1').cert,
      'does not trust; the file NODE_EXTRA_CA_CERTS names',
    ],
    [
      'is of another host',
      selfMadeCertificate('mail.carrier.example'),
      undefined,
      'a certificate of another host name',
    ],
    ['has expired', selfMadeCertificate('127.0.0.1', 1), undefined, 'a certificate that has expired'],
  ])('says nothing, and why, to a server whose certificate %s', async (_why, shown, trusted, words) => {
    await expect(send(security, shown, trusted ?? shown.cert)).rejects.toMatchObject({
      stage: 'connect',
      answer: expect.stringContaining(words) as unknown,
    });
    expect(mailbox.sessions).toEqual([]);
  });

  it('says that the password is wrong, without the password', async () => {
    const refused = send(security, OURS, OURS.cert, 'guessed-password');
    await expect(refused).rejects.toMatchObject({
      answer: expect.stringContaining('refuses the user name or the password') as unknown,
    });
    await expect(refused.catch((error: Error) => JSON.stringify([error.message, error]))).resolves.not.toContain(
      'guessed-password'
    );
  });
});
