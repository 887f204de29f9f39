import { readFileSync } from 'node:fs';
import { checkProcess, type ProcessDefinition } from '@millrace/engine/model';
import { validateDefinition } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { layoutProcess } from '../layout/index.js';
import { createEditor, emptyProcess, idsFrom, modelOf, withPatches, type Model, type ProcessDraft } from './index.js';
import { frameOf, scopeOfLane, type ShownLane } from './read/frames.js';
import { framedProcess, randomCommand, seeded } from './random-commands.fixture.js';

const example = async (file: string): Promise<ProcessDraft> => {
  const definition = JSON.parse(readFileSync(new URL(`../../../examples/${file}`, import.meta.url), 'utf8')) as ProcessDraft;
  return layoutProcess(definition);
};

const empty = emptyProcess('drawn');
const beginnings = await Promise.all([
  Promise.resolve(empty),
  Promise.resolve(framedProcess()),
  example('leave-request/leave-days.process.json'),
  example('purchase-request/top-up-budget.process.json'),
]);

/** With lanes and subprocesses; every fortieth sequence, because it is large. */
const laned = await example('leave-request/leave.process.json');

const sequences = Number(process.env['MILLRACE_SEQUENCES'] ?? 5000);
const firstSeed = Number(process.env['MILLRACE_SEED'] ?? 1);

/** Lanes fill what is around them, and hold what stands in the scope that they divide. */
function lanesWrong(model: Model): readonly string[] {
  const wrong: string[] = [];
  for (const { id, entry, kind } of model.all.values()) {
    if (kind === 'lane' && scopeOfLane(model, id) === undefined) wrong.push(`lane ${id} divides nothing`);
    if (entry.lane !== undefined && scopeOfLane(model, entry.lane) !== entry.scope) wrong.push(`${id} is in a lane of another scope`);
  }
  for (const plane of Object.keys(model.planes))
    for (const scope of [...model.all.values()].filter(({ kind }) => kind === 'process' || kind === 'element').map(({ id }) => id)) {
      const frame = frameOf(model, plane, scope);
      if (frame && frame.lanes.length > 0) wrong.push(...tilesWrong(frame.lanes, frame.at, frame.across));
    }
  return wrong;
}

function tilesWrong(lanes: readonly ShownLane[], around: readonly number[] | undefined, across: 'x' | 'y'): readonly string[] {
  const [start, size, crossStart, crossSize] = across === 'y' ? ([1, 3, 0, 2] as const) : ([0, 2, 1, 3] as const);
  const isNear = (one: number, other: number): boolean => Math.abs(one - other) < 0.1;
  return lanes.flatMap((lane, index) => {
    const next = lanes[index + 1];
    const wrong: string[] = [];
    if (next && !isNear(lane.at[start] + lane.at[size], next.at[start])) wrong.push(`lane ${lane.id} does not end where ${next.id} begins`);
    if (next && !(isNear(lane.at[crossStart], next.at[crossStart]) && isNear(lane.at[crossSize], next.at[crossSize])))
      wrong.push(`lanes ${lane.id} and ${next.id} are not equally long`);
    for (const [low, long] of [
      [0, 2],
      [1, 3],
    ] as const)
      if (
        around &&
        (lane.at[low] < (around[low] ?? 0) - 0.1 || lane.at[low] + lane.at[long] > (around[low] ?? 0) + (around[long] ?? 0) + 0.1)
      )
        wrong.push(`lane ${lane.id} reaches beyond what is around it`);
    const end = around ? (around[start] ?? 0) + (around[size] ?? 0) : undefined;
    if (end !== undefined && !next && index > 0 && lane.at[start] + lane.at[size] < end - 60)
      wrong.push(`lane ${lane.id} leaves room behind it`);
    return [...wrong, ...tilesWrong(lane.lanes, lane.at, across)];
  });
}

/** What must be true of every document that commands leave behind. */
function wrongWith(document: ProcessDraft): readonly string[] {
  const model = modelOf(document);
  const wrong: string[] = [];
  for (const { id, kind, entry } of model.all.values()) {
    const known = (other: unknown): boolean => typeof other === 'string' && model.all.has(other);
    if (kind === 'flow' && !(known(entry.from) && known(entry.to))) wrong.push(`${id} leads nowhere`);
    if (kind === 'flow' && model.all.get(entry.from ?? '')?.entry.scope !== model.all.get(entry.to ?? '')?.entry.scope)
      wrong.push(`${id} crosses a border`);
    if (kind === 'element' && !known(entry.scope)) wrong.push(`${id} stands nowhere`);
    if (entry.attachedTo !== undefined && model.all.get(entry.attachedTo)?.entry.scope !== entry.scope)
      wrong.push(`${id} is not where its host is`);
    for (const flow of entry.outgoing ?? [])
      if (model.all.get(flow)?.entry.from !== id) wrong.push(`${id} tries ${flow}, which is not its own`);
    if (entry.default !== undefined && model.all.get(entry.default)?.entry.from !== id) wrong.push(`${id} has a default of somebody else`);
    if (kind === 'element' && model.planesOf(id).length !== 1) wrong.push(`${id} is drawn ${String(model.planesOf(id).length)} times`);
  }
  wrong.push(...lanesWrong(model));
  for (const [name, { of, shapes = {}, edges = {}, order = [] }] of Object.entries(model.planes)) {
    if (of !== document.id && !model.all.has(of ?? '')) wrong.push(`plane ${name} shows nothing`);
    for (const id of [...Object.keys(shapes), ...Object.keys(edges), ...order])
      if (!model.all.has(id)) wrong.push(`plane ${name} draws ${id}`);
    if (new Set(order).size !== order.length) wrong.push(`plane ${name} has something twice in its order`);
    for (const id of Object.keys(shapes)) if (!order.includes(id)) wrong.push(`plane ${name} does not order ${id}`);
    const numbers = [
      ...Object.values(shapes).flatMap(({ at = [] }) => at as readonly number[]),
      ...Object.values(edges).flatMap(({ via = [] }) => via.flat()),
    ];
    if (!numbers.every(Number.isFinite)) wrong.push(`plane ${name} has a place that is no number`);
    for (const [id, { via }] of Object.entries(edges))
      if (!via && modelOf(document).all.get(id)?.kind === 'flow') wrong.push(`${id} has no way`);
  }
  return wrong;
}

describe('any commands, one after the other', () => {
  it(`leave a valid document, and undo and redo lead back and forth exactly (${String(sequences)} sequences)`, { timeout: 600_000 }, () => {
    const told = { run: 0, refused: 0 };
    for (let seed = firstSeed; seed < firstSeed + sequences; seed += 1) {
      const chance = seeded(seed);
      const editor = createEditor({
        document: seed % 40 === 0 ? laned : (beginnings[chance(beginnings.length)] ?? empty),
        newId: idsFrom(chance),
      });
      const first = editor.document;
      for (let step = 5 + chance(11); step > 0; step -= 1) {
        const before = editor.document;
        const command = randomCommand(before, chance);
        const outcome = editor.run(command, chance(4) === 0 ? 'burst' : undefined);
        const context = `seed ${String(seed)}, ${command.name}`;
        if (!outcome.ok) {
          told.refused += 1;
          expect(editor.document, context).toBe(before);
          expect(outcome.refusal.words.ru, context).not.toBe('');
          continue;
        }
        told.run += 1;
        expect(wrongWith(editor.document), context).toEqual([]);
      }
      const last = editor.document;
      const valid = validateDefinition(last, { draft: true });
      expect(valid.ok ? [] : valid.problems, `seed ${String(seed)}`).toEqual([]);
      // A draft is saved by its patches: they say the same as the document.
      const patched = editor.past.reduce((document, { patches }) => withPatches(document, patches), first);
      expect(patched, `patches of seed ${String(seed)}`).toEqual(last);
      const unpatched = [...editor.past].reverse().reduce((document, { inverse }) => withPatches(document, inverse), last);
      expect(unpatched, `inverse patches of seed ${String(seed)}`).toEqual(first);
      while (editor.undo());
      expect(JSON.stringify(editor.document), `undo of seed ${String(seed)}`).toBe(JSON.stringify(first));
      while (editor.redo());
      expect(JSON.stringify(editor.document), `redo of seed ${String(seed)}`).toBe(JSON.stringify(last));
      if (seed % 15 === 0)
        for (const problem of checkProcess(last as unknown as ProcessDefinition))
          expect(problem.message.ru, `seed ${String(seed)}`).not.toBe('');
    }
    expect(told.run).toBeGreaterThan(told.refused / 3);
  });
});
