// Draws beside bpmn-js in one run and prints the table of issue 9: node designer/bench/run.mjs [--nodes 500] [--only drag] [--runs 3]
// After a build (`npx tsc -b`): the diagrams go to bpmn-js through our own BPMN writer. Figures of a busy machine are of that machine alone.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { exportBpmn } from '@millrace/engine/interchange';
import { chromium } from 'playwright-core';
import { benchDiagram } from './diagrams.mjs';
import { makeHand } from './hand.mjs';
import { gestures, rows } from './rows.mjs';
import { buildPage, servePage } from './serve.mjs';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const { values: asked } = parseArgs({
  options: { nodes: { type: 'string' }, only: { type: 'string' }, runs: { type: 'string', default: '1' } },
});
const sizes = asked.nodes === undefined ? [500, 1000] : [Number(asked.nodes)];
const wanted = asked.only === undefined ? Object.keys(rows) : asked.only.split(',');
const p95 = (samples) => [...samples].sort((one, other) => one - other)[Math.max(0, Math.ceil(samples.length * 0.95) - 1)];
const say = (text) => process.stdout.write(`${text}\n`);

/** Where a node and a task near the middle of a diagram are. */
function spotsOf({ elements, layout }) {
  const { shapes } = layout.planes.plane;
  const free = Object.keys(elements).filter((id) => elements[id].scope === 'main' && elements[id].type === 'userTask');
  const node = free[Math.floor(free.length / 2)];
  const [x, y, width, height] = shapes[node].at;
  return { node, task: node, spot: [x + width / 2, y + height / 2] };
}

/** All that one tool does with one diagram: samples by row. */
async function measure(browser, address, tool, diagram, samples) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => say(`${tool}: ${error.message}`));
  await page.goto(`${address}/?with=${tool}`);
  await page.waitForFunction(() => window.opened !== undefined, undefined, { timeout: 60_000 });
  const add = (row, found) => void (samples[row] = [...(samples[row] ?? []), ...found]);
  add('open', [await page.evaluate(() => window.opened)]);
  await wait(800);
  const scene = { page, tool, hand: await makeHand(page), ...spotsOf(diagram) };
  for (const gesture of gestures) {
    if (!gesture.of.some((row) => wanted.includes(row))) continue;
    for (const [row, found] of Object.entries(await gesture.run(scene))) add(row, found);
  }
  await context.close();
}

const folder = await mkdtemp(join(tmpdir(), 'millrace-designer-bench-'));
await buildPage(folder);
const { shown, address, close } = await servePage(folder);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
try {
  for (const nodes of sizes) {
    const samples = { ours: {}, theirs: {} };
    for (let run = 0; run < Number(asked.runs); run += 1)
      for (const framed of [false, true]) {
        const diagram = benchDiagram(nodes, framed);
        Object.assign(shown, { json: JSON.stringify(diagram), xml: exportBpmn(diagram).xml });
        for (const tool of ['ours', 'theirs']) await measure(browser, address, tool, diagram, samples[tool]);
      }
    say(`\n${nodes} nodes, ms, p95 | ours | limit | bpmn-js | ratio`);
    for (const [row, { label, limits }] of Object.entries(rows)) {
      const [ours, theirs] = [samples.ours[row], samples.theirs[row]];
      if (!wanted.includes(row) || !ours) continue;
      const [mine, other] = [p95(ours), theirs ? p95(theirs) : Number.NaN];
      const limit = limits[nodes > 500 ? 1 : 0];
      say(`${label} | ${mine.toFixed(0)}${mine > limit ? ' !' : ''} | ${limit} | ${other.toFixed(0)} | ${(other / mine).toFixed(1)}`);
    }
  }
} finally {
  await browser.close();
  close();
  await rm(folder, { recursive: true, force: true });
}
