import { AddressInfo, connect, createServer, Socket } from 'net';

/** The way to a server, which can be cut. */
export interface Wire {
  /** The address asked for, by way of this. */
  url: string;
  /** Breaks every connection and refuses new ones. */
  cut(): void;
  /** Lets nothing pass and breaks nothing: neither side hears that the other is gone. */
  hang(): void;
  /** Lets everything pass again, also what waited meanwhile. */
  mend(): void;
  stop(): Promise<void>;
}

export async function wireTo(address: string): Promise<Wire> {
  const { hostname, port } = new URL(address);
  const ends = new Set<Socket>();
  let isCut = false;
  let hangs = false;
  const server = createServer((near) => {
    if (isCut) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(port), hostname);
    const sides: Array<[Socket, Socket]> = [
      [near, far],
      [far, near],
    ];
    for (const [from, to] of sides) {
      ends.add(from);
      from.on('error', () => undefined);
      from.on('data', (piece) => to.write(piece));
      from.on('close', () => {
        ends.delete(from);
        to.destroy();
      });
      if (hangs) {
        from.pause();
      }
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = String((server.address() as AddressInfo).port);
  // Node never ends after a reset of a connection that has said its last word: its clean-up waits for it, and spins.
  const breakAll = () => ends.forEach((end) => (end.writableEnded ? end.destroy() : end.resetAndDestroy()));
  return {
    url: Object.assign(new URL(address), { port: own }).href,
    cut: () => {
      isCut = true;
      breakAll();
    },
    hang: () => {
      hangs = true;
      ends.forEach((end) => end.pause());
    },
    mend: () => {
      isCut = false;
      hangs = false;
      ends.forEach((end) => end.resume());
    },
    stop: async () => {
      ends.forEach((end) => end.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
