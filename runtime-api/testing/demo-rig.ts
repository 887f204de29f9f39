import { randomBytes } from 'node:crypto';
import { memoryStore } from '@millrace/engine';
import { type Answer, type Browser, HttpRig } from './http-rig.js';
import { demoPassword, plantDemo } from '../src/demo-data/index.js';

/** A listening server with the demo's people and requests, in memory. */
export async function demoRig(): Promise<HttpRig> {
  const store = memoryStore();
  await plantDemo(store, { now: Date.now() });
  return HttpRig.open({ store, env: { MILLRACE_MODE: 'demo' } });
}

/** A browser in which somebody of the demo has signed in. */
export const as = (rig: HttpRig, login: string): Promise<Browser> => rig.signedIn(login, demoPassword);

/** A fresh `Idempotency-Key`. */
export function newKey(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 15);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 63);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What a purchase asks for; `over` changes it. */
export const purchase = (over: Readonly<Record<string, unknown>> = {}) => ({
  data: {
    subject: 'Attack',
    supplier: { register: 'suppliers', id: 'bright-light' },
    budgetLine: { register: 'budgetLines', id: 'it' },
    lines: [{ item: 'Paper', quantity: 1, price: 100 }],
    ...over,
  },
});

/** Asks for a purchase. */
export const buy = (browser: Browser, body: unknown = purchase(), key?: string): Promise<Answer> =>
  browser.call('POST', '/services/purchase/requests', body, key === undefined ? {} : { 'idempotency-key': key });

/** The request that an answer shows. */
export const cardOf = ({
  body,
}: Answer): { readonly id: string; readonly number?: string; readonly title?: string; readonly status: string } =>
  (body as { card: { id: string; number?: string; title?: string; status: string } }).card;

/** Status and code of answers, each with how often it came, e.g. `200: 1, 409 REMINDED_ALREADY: 19`. */
export function tally(answers: readonly Answer[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { status, body } of answers) {
    const { code = '' } = (body ?? {}) as { code?: string };
    const key = `${status} ${code}`.trim();
    found[key] = (found[key] ?? 0) + 1;
  }
  return found;
}
