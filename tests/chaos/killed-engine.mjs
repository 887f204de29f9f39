/**
 * An engine under load until it is killed: `node killed-engine.mjs ENGINE FILE LIFE SECONDS`, ENGINE being the URL of the compiled package. Each line on its output is an
 * acknowledgement: `s <instance> <command>` started, `c <work item> <person>` completed, `x <instance>` cancelled. Ends by itself after SECONDS.
 */
import { writeSync } from 'node:fs';
import { crew, handlers, plant } from './definitions.mjs';

const [url = '', path = '', life = '', seconds = '5'] = process.argv.slice(2);
const { createEngine, sqliteStore } = await import(url);
const engine = await createEngine({ store: sqliteStore(path), handlers });
await plant(engine);
writeSync(1, 'ready\n');
setTimeout(() => process.exit(0), Number(seconds) * 1000);

/** @param {string} line */
const told = (line) => writeSync(1, `${line}\n`);
const passing = new Set([
  'WORK_ITEM_ALREADY_COMPLETED',
  'WORK_ITEM_CANCELLED',
  'WORK_ITEM_NOT_FOUND',
  'WORK_ITEM_ALREADY_CLAIMED',
  'INSTANCE_ENDED',
  'WORK_ITEM_NOT_OFFERED',
]);
/**
 * `true` when acknowledged; a refusal that another's success explains is no fault.
 *
 * @param {Promise<unknown>} work
 */
async function done(work) {
  try {
    await work;
    return true;
  } catch (cause) {
    const error = /** @type {{ code: string, stack: string }} */ (cause);
    if (passing.has(error.code)) return false;
    told(`! ${error.code ?? error.stack}`);
    return false;
  }
}

/** @param {number} number */
async function starter(number) {
  for (let n = 0; ; n++) {
    const commandId = engine.newCommandId();
    const options = { actor: 'anna', commandId, variables: { name: `${life}-${number}-${n}` } };
    // Every start is sent twice at once: it must be one instance.
    const [one, other] = await Promise.all([engine.start('order', options), engine.start('order', options)]);
    if (one.instanceId !== other.instanceId) told(`! two instances of one command ${commandId}`);
    told(`s ${one.instanceId} ${commandId}`);
    if (n % 7 === 3 && (await done(engine.cancel(one.instanceId, { reason: 'no more needed', actor: 'boris' }))))
      told(`x ${one.instanceId}`);
  }
}

async function completer() {
  for (;;) {
    const { items } = await engine.workItems({ for: 'anna', limit: 20 });
    // All three at once: one of them completes it, the others are refused.
    await Promise.all(
      items.flatMap((/** @type {{ id: string }} */ { id }) =>
        crew.map(async (actor) => {
          if (await done(engine.complete(id, { actor }))) told(`c ${id} ${actor}`);
        }),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, items.length ? 0 : 5));
  }
}

await Promise.all([starter(1), starter(2), starter(3), completer()]);
