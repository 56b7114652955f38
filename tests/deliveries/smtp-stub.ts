import { AddressInfo, createServer, Socket } from 'net';

/** Where in the conversation something happens: in place of the stub's own answer to that verb. */
export type Moment = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'body' | 'dot';
/**
 * A reply, or: `drop` ends the connection, `reset` breaks it, `silent` says nothing more, `hold` waits for `release`, `deaf`
 * answers as usual and reads nothing after that.
 */
export type Reaction = string;

export interface SmtpStub {
  port: number;
  /** Bodies that came with their final dot, by Message-ID. */
  bodies: Map<string, number>;
  connections(): number;
  /** Connections there are now. */
  open(): number;
  /** Answers that are held, and giving them as usual. */
  holding(): number;
  release(): void;
  /** What happens at a moment, once for each in the list; then the usual again. */
  react(moment: Moment, ...reactions: Reaction[]): void;
  stop(): Promise<void>;
}

export interface StubOptions {
  announcedBytes?: number;
  /** Milliseconds the answer to the final dot takes. */
  answerAfter?: () => number;
  port?: number;
  /** Says whatever it says byte by byte, so many milliseconds apart. */
  byteEveryMs?: number;
}

const USUAL: Record<Moment, string> = {
  greeting: '220 stub',
  EHLO: '',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go on',
  body: '',
  dot: '250 2.0.0 queued as 4711',
};
const END = '\r\n.\r\n';

/** A mail server that misbehaves where it is told to, and counts what it was handed whole. */
export async function startSmtpStub({
  announcedBytes,
  answerAfter,
  port = 0,
  byteEveryMs,
}: StubOptions = {}): Promise<SmtpStub> {
  const bodies = new Map<string, number>();
  const reactions = new Map<Moment, Reaction[]>();
  const sockets = new Set<Socket>();
  const held: Array<() => void> = [];
  let connections = 0;
  const usual = { ...USUAL, EHLO: `250-stub\r\n250${announcedBytes ? `-SIZE ${announcedBytes}\r\n250` : ''} 8BITMIME` };

  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    let pending = '';
    let inBody = false;
    let silent = false;
    const say = (text: string) => {
      if (byteEveryMs === undefined) {
        socket.write(text);
      } else if (text !== '' && !socket.destroyed) {
        socket.write(text[0]);
        setTimeout(() => say(text.slice(1)), byteEveryMs);
      }
    };
    const answer = (moment: Moment): boolean => {
      const reaction = reactions.get(moment)?.shift() ?? usual[moment];
      if (reaction === 'drop') {
        socket.end();
      } else if (reaction === 'reset') {
        socket.resetAndDestroy();
      } else if (reaction === 'silent') {
        silent = true;
      } else if (reaction === 'deaf') {
        say(`${usual[moment]}\r\n`);
        socket.pause();
        return true;
      } else if (reaction === 'hold') {
        held.push(() => {
          inBody = moment === 'DATA';
          say(`${usual[moment]}\r\n`);
        });
      } else if (reaction !== '') {
        say(`${reaction}\r\n`);
        return true;
      }
      return false;
    };
    const count = (body: string) => {
      const id = /^message-id:\s*(\S+)/im.exec(body)?.[1] ?? 'none';
      bodies.set(id, (bodies.get(id) ?? 0) + 1);
    };
    const readBody = () => {
      const end = `\r\n${pending}`.indexOf(END);
      if (end < 0) {
        if (pending.length > 0) {
          answer('body');
        }
        return;
      }
      count(pending.slice(0, end));
      pending = pending.slice(end + END.length - 2);
      inBody = false;
      const delay = answerAfter?.() ?? 0;
      if (delay > 0) {
        setTimeout(() => answer('dot'), delay);
      } else {
        answer('dot');
      }
    };
    const readLines = () => {
      for (let end = pending.indexOf('\r\n'); end >= 0 && !inBody && !silent; end = pending.indexOf('\r\n')) {
        const verb = pending.slice(0, 4).toUpperCase();
        pending = pending.slice(end + 2);
        if (verb === 'QUIT') {
          socket.end('221 bye\r\n');
        } else if (verb === 'RSET') {
          socket.write('250 ok\r\n');
        } else if (verb in usual) {
          inBody = answer(verb as Moment) && verb === 'DATA';
        } else {
          socket.write('502 what\r\n');
        }
      }
    };
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      if (silent) {
        return;
      }
      pending += chunk.toString('latin1');
      if (!inBody) {
        readLines();
      }
      if (inBody) {
        readBody();
      }
    });
    answer('greeting');
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    bodies,
    connections: () => connections,
    open: () => sockets.size,
    holding: () => held.length,
    release: () => held.splice(0).forEach((answer) => answer()),
    react: (moment, ...wanted) => reactions.set(moment, wanted),
    stop: async () => {
      for (const socket of sockets) {
        socket.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
