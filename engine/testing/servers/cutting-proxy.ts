import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut, for tests of lost answers. */
export interface CuttingProxy {
  readonly port: number;
  /** From now on the first answer to a message of at least `bytes` bytes is lost, and all connections with it: the server did what it was asked. */
  loseAnswerTo(bytes: number): void;
  close(): Promise<void>;
}

/** Listens on loopback and passes everything on to a server, until told to lose an answer. */
export async function cuttingProxy(host: string, port: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let threshold = Number.POSITIVE_INFINITY;
  const cut = () => {
    threshold = Number.POSITIVE_INFINITY;
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const server = createServer((client) => {
    const upstream = connect(port, host);
    let asked = 0;
    sockets.add(client).add(upstream);
    client.on('data', (bytes) => {
      asked += bytes.length;
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (asked >= threshold) return cut();
      asked = 0;
      client.write(bytes);
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    loseAnswerTo: (bytes) => void (threshold = bytes),
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
