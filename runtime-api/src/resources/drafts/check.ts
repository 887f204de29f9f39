import { type JsonObject, validateDefinition } from '@millrace/schemas';
import { operation } from '../../http/operation.js';
import { toldProblem } from '../applications/deployed.js';
import { checkDraft } from './contract.js';
import { readableDraft } from './readable-draft.js';

/** In a bundle an item's place stands before what is wrong in it. */
const itemPlace = /^\/items\/\d+/;

/** What publishing would find, without doing it. What is wrong with other parts of the application is theirs to see who may read those. */
export const check = operation(checkDraft, async (call, { params: { id }, body: { definition } }) => {
  const draft = await readableDraft(call, id);
  const { engine } = call.service;
  const { bundle } = await engine.drafts.publication(id);
  const isOwn = (item: JsonObject): boolean => item['kind'] === draft.kind && item['id'] === draft.definition;
  const given = definition as JsonObject | undefined;
  const items = (bundle['items'] as readonly JsonObject[]).map((item) => (given !== undefined && isOwn(item) ? given : item));
  const shape = validateDefinition(given ?? items.find(isOwn), { draft: true });
  if (!shape.ok) return { draft: false, problems: shape.problems.map((problem) => toldProblem(problem)) };
  const found = await engine.checkDeployment({ ...bundle, items });
  const at = items.findIndex((item) => item === given || isOwn(item));
  return {
    draft: true,
    problems: found
      .filter(({ pointer }) => !itemPlace.test(pointer) || pointer.startsWith(`/items/${at}/`) || pointer === `/items/${at}`)
      .map((problem) => ({ ...toldProblem(problem), pointer: problem.pointer.replace(itemPlace, '') })),
  };
});
