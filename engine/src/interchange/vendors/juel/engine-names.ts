import type { JuelNode } from './ast.js';
import type { Writer } from './write.js';
import { binds, named, type Written } from './written.js';

/** Names that stand for objects of the engine that the expression comes from. */
const engineObjects = new Set([
  'execution',
  'task',
  'delegateTask',
  'caseExecution',
  'variableScope',
  'runtimeService',
  'taskService',
  'historyService',
  'identityService',
  'authenticatedUserId',
]);

/** What an execution tells of its instance, and where it stands here. */
const facts: Readonly<Record<string, string>> = {
  processBusinessKey: '$instance.businessKey',
  businessKey: '$instance.businessKey',
  processInstanceBusinessKey: '$instance.businessKey',
  processInstanceId: '$instance.id',
};

/** The numbers of a multi-instance activity. */
const numbers: Readonly<Record<string, string>> = {
  nrOfInstances: '$numberOfInstances',
  nrOfActiveInstances: '$numberOfActiveInstances',
  nrOfCompletedInstances: '$numberOfCompletedInstances',
};

/** Whether something is the engine itself rather than data. */
export function isEngineObject(node: JuelNode): boolean {
  return node.kind === 'name' && engineObjects.has(node.name);
}

/** A variable, or one of the few names that mean something of their own. */
export function writeName(writer: Writer, node: JuelNode & { readonly kind: 'name' }): Written {
  const { name } = node;
  if (engineObjects.has(name))
    throw writer.refused(node, {
      en: `“${name}” is an object of the other engine. Ask for the variables themselves, and for $instance.id, $instance.businessKey, $instance.initiator.`,
      ru: `«${name}» это объект другого движка. Спросите сами переменные, а также $instance.id, $instance.businessKey, $instance.initiator.`,
    });
  const counted = numbers[name];
  if (counted !== undefined) {
    if (writer.place.counts === true) return { text: counted, level: binds.whole, is: 'number', given: true, short: true };
    throw writer.refused(node, {
      en: `“${name}” is known in completion conditions only. Count the list itself: $count(list).`,
      ru: `«${name}» известно только в условиях завершения. Посчитайте сам список: $count(list).`,
    });
  }
  if (name === 'loopCounter') {
    if (writer.place.completion === true)
      throw writer.refused(node, {
        en: '“loopCounter” is not known in a completion condition here. Ask $numberOfCompletedInstances.',
        ru: '«loopCounter» в условии завершения здесь не известен. Спросите $numberOfCompletedInstances.',
      });
    writer.reads.add(name);
    // There it counts from 0, here from 1.
    return { text: 'loopCounter - 1', level: binds.sum, is: 'number', given: true };
  }
  if (writer.place.initiators?.has(name) === true) return { text: '$instance.initiator', level: binds.whole, short: true };
  return variable(writer, node, name);
}

/** `execution.processBusinessKey` and its like. */
export function executionProperty(writer: Writer, node: JuelNode, of: JuelNode, name: string): Written | undefined {
  if (of.kind !== 'name' || of.name !== 'execution') return undefined;
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (fact !== undefined) return { text: fact, level: binds.whole, short: true };
  throw writer.refused(node, {
    en: `“${writer.piece(node)}” asks the other engine about itself. Here there are the variables and $instance.id, $instance.businessKey, $instance.initiator, $instance.startedAt.`,
    ru: `«${writer.piece(node)}» спрашивает другой движок о нём самом. Здесь есть переменные и $instance.id, $instance.businessKey, $instance.initiator, $instance.startedAt.`,
  });
}

/** `execution.getVariable('x')` and its like. */
export function executionCall(writer: Writer, node: JuelNode, of: JuelNode, name: string, args: readonly JuelNode[]): Written | undefined {
  if (of.kind !== 'name' || of.name !== 'execution') return undefined;
  const [first] = args;
  const wanted = args.length === 1 && first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined;
  if (wanted !== undefined && (name === 'getVariable' || name === 'hasVariable')) {
    const named = variable(writer, node, wanted);
    return name === 'getVariable' ? named : { text: `$exists(${named.text})`, level: binds.whole, is: 'boolean', given: true };
  }
  const getter = /^get([A-Z]\w*)$/.exec(name)?.[1];
  const property = getter === undefined || args.length > 0 ? undefined : getter.charAt(0).toLowerCase() + getter.slice(1);
  if (property !== undefined && Object.hasOwn(facts, property)) return executionProperty(writer, node, of, property);
  throw writer.refused(node, {
    en: `“${writer.piece(node)}” calls the other engine. Variables are read by their names here, and set by script tasks and output mappings.`,
    ru: `«${writer.piece(node)}» вызывает другой движок. Переменные здесь читают по именам, а задают задачами-сценариями и выходными соответствиями.`,
  });
}

function variable(writer: Writer, node: JuelNode, name: string): Written {
  const text = named(name);
  if (text === undefined)
    throw writer.refused(node, {
      en: `No variable can be called like “${writer.piece(node)}” here. Rename it.`,
      ru: `Переменная здесь не может называться как в «${writer.piece(node)}». Переименуйте её.`,
    });
  writer.reads.add(name);
  return { text, level: binds.whole, short: true };
}
