import { ReachableServer } from '../server/mail-server';
import { openSession, Session, SessionOptions } from './session';

const IDLE_MS = 5_000;
const MOST_MESSAGES = 100;

/** Sessions are used again for some messages; one for another server than wanted is closed. */
export interface SessionPool {
  take(server: ReachableServer, signal: AbortSignal): Promise<Session>;
  giveBack(session: Session): void;
  close(): void;
}

interface Kept {
  session: Session;
  key: string;
  messages: number;
}

export function createSessionPool(options: SessionOptions): SessionPool {
  const idle: Array<Kept & { timer: NodeJS.Timeout }> = [];
  const inUse = new Map<Session, Kept>();

  const takeIdle = async (key: string): Promise<Kept | undefined> => {
    for (let kept = idle.pop(); kept; kept = idle.pop()) {
      clearTimeout(kept.timer);
      const isGood = kept.key === key && kept.session.isOpen && (await isAlive(kept.session));
      if (isGood) {
        return kept;
      }
      kept.session.close();
    }
    return undefined;
  };
  return {
    take: async (server, signal) => {
      const key = keyOf(server);
      const kept = (await takeIdle(key)) ?? { session: await openSession(server, options, signal), key, messages: 0 };
      inUse.set(kept.session, { ...kept, messages: kept.messages + 1 });
      return kept.session;
    },
    giveBack: (session) => {
      const kept = inUse.get(session);
      inUse.delete(session);
      if (!kept || !session.isOpen || kept.messages >= MOST_MESSAGES) {
        session.quit();
        return;
      }
      const timer = setTimeout(() => {
        idle.splice(
          idle.findIndex((other) => other.session === session),
          1
        );
        session.quit();
      }, IDLE_MS);
      timer.unref();
      idle.push({ ...kept, timer });
    },
    close: () => {
      for (const { session, timer } of idle.splice(0)) {
        clearTimeout(timer);
        session.close();
      }
    },
  };
}

const keyOf = ({ host, port, version }: ReachableServer) => `${version} ${host}:${port}`;

function isAlive(session: Session): Promise<boolean> {
  return session.reset().then(
    () => true,
    () => false
  );
}
