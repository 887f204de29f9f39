import { MillraceError, type ScenarioStep } from '@millrace/schemas';
import type { WorkItemView } from '../../src/runtime/views.js';
import { advance } from './advance.js';
import { fillIn } from './fill-in.js';
import { CannotPlay, instanceOf, type Stage } from './stage.js';

type Done = void | 'asked';

/** Plays one step that does something. Throws `CannotPlay` where what it names is not there, or where it was refused, or not refused, against the scenario. */
export async function playStep(stage: Stage, step: ScenarioStep): Promise<Done> {
  if ('expect' in step) return 'asked';
  if ('advance' in step) return advance(stage, step.advance);
  if ('start' in step) await unless(step.start.refused, () => start(stage, step.start));
  else if ('claim' in step)
    await unless(step.claim.refused, async () => stage.engine.claim((await workFor(stage, step.claim)).id, { actor: step.claim.by }));
  else if ('release' in step)
    await unless(step.release.refused, async () =>
      stage.engine.release((await workFor(stage, step.release)).id, { actor: step.release.by }),
    );
  else if ('complete' in step) await unless(step.complete.refused, () => complete(stage, step.complete));
  else if ('answer' in step) await answer(stage, step.answer);
  else if ('fail' in step) await failJob(stage, step.fail);
  else if ('retry' in step) await unless(step.retry.refused, () => retry(stage, step.retry));
  else if ('cancel' in step) await unless(step.cancel.refused, () => cancel(stage, step.cancel));
  else if ('withdraw' in step) await unless(step.withdraw.refused, () => withdraw(stage, step.withdraw));
  else if ('remind' in step) await unless(step.remind.refused, () => remind(stage, step.remind));
  await stage.engine.idle();
}

type Of<K extends string> = Extract<ScenarioStep, { readonly [name in K]: unknown }>[K];

/** Does something that must succeed, or must be refused with a code. */
async function unless(refused: string | undefined, act: () => Promise<unknown>): Promise<void> {
  const expected = refused ?? 'success';
  try {
    await act();
  } catch (error) {
    if (!(error instanceof MillraceError)) throw error;
    if (error.code === refused) return;
    throw new CannotPlay({ en: 'it to end with', ru: 'итог' }, expected, `${error.code}: ${error.message}${formProblems(error)}`);
  }
  if (refused !== undefined) throw new CannotPlay({ en: 'it to end with', ru: 'итог' }, expected, 'success');
}

/** What a refused form says of each field. */
function formProblems({ params }: MillraceError): string {
  const problems = params['problems'];
  if (!Array.isArray(problems)) return '';
  const listed = problems as readonly { readonly pointer?: string; readonly message?: { readonly en?: string } }[];
  return listed.map(({ pointer = '', message }) => ` ${pointer}: ${message?.en ?? ''}`).join('');
}

async function start(stage: Stage, { by, process = stage.scenario.process, as, data, variables }: Of<'start'>): Promise<void> {
  const given = { ...(data === undefined ? {} : { data: await fillIn(stage, data) }), ...(variables === undefined ? {} : { variables }) };
  const { instanceId } = await stage.engine.start(process, { actor: by, ...given });
  stage.started.push({ name: as ?? String(stage.started.length + 1), instanceId, process });
}

/** The work item a person means: theirs or offered to them if there is one, else the first of the element, so that the engine itself refuses. */
async function workFor(
  stage: Stage,
  about: { readonly element: string; readonly by: string; readonly instance?: string; readonly which?: number },
): Promise<WorkItemView> {
  const { engine } = stage;
  const { instanceId } = instanceOf(stage, about.instance);
  const all = (await engine.workItems({ instanceId, open: 'all', limit: 1000 })).items.filter((item) => item.elementId === about.element);
  const open = all.filter((item) => item.open).sort((one, other) => Number(numberOf(one)) - Number(numberOf(other)));
  const keys = await engine.principals(about.by);
  const own = open.filter(
    ({ assignee, offeredTo }) =>
      assignee === about.by || (assignee === undefined && (offeredTo.length === 0 || offeredTo.some((key) => keys.includes(key)))),
  );
  const found = own[(about.which ?? 1) - 1] ?? open[0] ?? all.at(-1);
  if (found) return found;
  const waiting = (await engine.workItems({ instanceId, limit: 1000 })).items.map(({ elementId }) => elementId);
  throw new CannotPlay(
    { en: 'a work item at', ru: 'рабочее задание на' },
    about.element,
    waiting.length === 0 ? 'nothing waits' : `waiting: ${waiting.join(', ')}`,
  );
}

const numberOf = ({ id }: WorkItemView): string => id.slice(id.lastIndexOf('.') + 1);

async function complete(stage: Stage, { data, outcome, reason, ...about }: Of<'complete'>): Promise<void> {
  const item = await workFor(stage, about);
  const actor = about.by;
  if (item.open && item.assignee === undefined) await stage.engine.claim(item.id, { actor });
  const said = {
    ...(data === undefined ? {} : { data: await fillIn(stage, data) }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(reason === undefined ? {} : { reason }),
  };
  await stage.engine.complete(item.id, { actor, ...said });
}

async function retry(stage: Stage, { element, by, instance }: Of<'retry'>): Promise<void> {
  const { instanceId } = instanceOf(stage, instance);
  const { items } = await stage.engine.incidents({ instanceId });
  const found = items.find(({ elementId }) => elementId === element);
  if (!found)
    throw new CannotPlay(
      { en: 'an incident at', ru: 'инцидент на' },
      element,
      items.length === 0 ? 'no incident' : items.map(({ elementId }) => elementId).join(', '),
    );
  await stage.engine.retryIncident(found.id, { actor: by });
}

async function cancel(stage: Stage, { by, instance, reason = 'cancelled by the scenario' }: Of<'cancel'>): Promise<void> {
  await stage.engine.cancel(instanceOf(stage, instance).instanceId, { actor: by, reason });
}

async function withdraw(stage: Stage, { by, instance, reason = 'taken back by the scenario' }: Of<'withdraw'>): Promise<void> {
  await stage.engine.withdraw(instanceOf(stage, instance).instanceId, { actor: by, reason });
}

async function remind(stage: Stage, { by, instance }: Of<'remind'>): Promise<void> {
  await stage.engine.remind(instanceOf(stage, instance).instanceId, { actor: by });
}

async function answer(stage: Stage, { element, instance, result }: Of<'answer'>): Promise<void> {
  const { id, attempt } = await waitingJob(stage, element, instance);
  await unless(undefined, () =>
    stage.engine.completeJob(
      id,
      attempt,
      typeof result === 'object' && result !== null && !Array.isArray(result) ? (result as Record<string, never>) : {},
    ),
  );
}

async function failJob(stage: Stage, { element, instance, failure }: Of<'fail'>): Promise<void> {
  const { id, attempt } = await waitingJob(stage, element, instance);
  const { code = 'HANDLER_FAILED', message, retry: retryable = true } = failure;
  await unless(undefined, () => stage.engine.failJob(id, attempt, { code, message }, { retryable }));
}

/** Takes the waiting job of a service task, the way a program outside does. */
async function waitingJob(
  stage: Stage,
  element: string,
  instance: string | undefined,
): Promise<{ readonly id: string; readonly attempt: number }> {
  const { engine } = stage;
  const { instanceId } = instanceOf(stage, instance);
  const { rows } = await engine.findRows({
    collection: 'jobs',
    tenant: engine.tenant,
    where: { field: 'instance', eq: instanceId },
    limit: 1000,
  });
  const found = rows.find(({ fields }) => fields['elementId'] === element);
  if (!found) {
    const waiting = rows.map(({ fields }) => String(fields['elementId']));
    throw new CannotPlay(
      { en: 'a waiting job at', ru: 'ожидающую работу на' },
      element,
      waiting.length === 0 ? 'no job' : waiting.join(', '),
    );
  }
  const id = found.key.slice(found.key.indexOf('/') + 1);
  await engine.activateJob(id, 'scenario', 60_000);
  const row = await engine.findRows({
    collection: 'jobs',
    tenant: engine.tenant,
    where: { field: 'instance', eq: instanceId },
    limit: 1000,
  });
  return { id, attempt: Number(row.rows.find(({ key }) => key === found.key)?.fields['attempt']) };
}
