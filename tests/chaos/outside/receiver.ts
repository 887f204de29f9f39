import { createServer, type Server } from 'node:http';
import type { Random } from '../../differential/generate/random.js';

/** What came to the world outside, as it came: the key, whose step it was, and what was answered. */
export interface Received {
  readonly key: string;
  readonly instance: string;
  readonly step: string;
  readonly bad: boolean;
  readonly status: number;
}

/** The world outside: takes effects, now and then refuses, is slow, or breaks off after it has taken one. */
export class Receiver {
  readonly received: Received[] = [];
  private readonly server: Server;

  private constructor(random: Random, isCalm: boolean) {
    this.server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const { instance = '', step = '', bad = false } = JSON.parse(text || '{}') as { instance?: string; step?: string; bad?: boolean };
        const key = String(request.headers['idempotency-key'] ?? '');
        const status = bad ? 422 : !isCalm && random.chance(0.1) ? 503 : 200;
        this.received.push({ key, instance, step, bad, status });
        if (!isCalm && random.chance(0.05)) return void response.destroy();
        const answer = (): void => void response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
        if (!isCalm && random.chance(0.2)) setTimeout(answer, random.between(1, 60));
        else answer();
      });
    });
  }

  /** Listens on a port of its own. */
  static async open(random: Random, isCalm = false): Promise<Receiver> {
    const receiver = new Receiver(random, isCalm);
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
