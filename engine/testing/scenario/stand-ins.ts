import type { BundleDefinition, ProcessDefinition, ScenarioDefinition } from '@millrace/schemas';
import { JobError } from '../../src/runtime/job-error.js';
import type { JobHandlers } from '../../src/ports/index.js';

const ANSWERED = 'scenario.answered';
const WAITING = 'scenario.waiting';
/** What an engine does itself without reaching outside. */
const inside = /^(?:record\.|ledger\.|notify$)/;

/**
 * The bundle as a scenario plays it: service tasks whose answers the scenario lists, or that its steps answer, get a type of their own; those that need a program
 * from outside wait for a step. Registers, ledgers and notifications are real.
 */
export function withStandIns(bundle: BundleDefinition, scenario: ScenarioDefinition, handlers: JobHandlers): BundleDefinition {
  const listed = new Set(Object.keys(scenario.jobs ?? {}));
  const byStep = new Set(
    scenario.steps.flatMap((step) => ('answer' in step ? [step.answer.element] : 'fail' in step ? [step.fail.element] : [])),
  );
  const typeFor = (element: string, type: string): string => {
    if (listed.has(element)) return ANSWERED;
    if (byStep.has(element)) return WAITING;
    return Object.hasOwn(handlers, type) || inside.test(type) ? type : WAITING;
  };
  return { ...bundle, items: bundle.items.map((item) => (item.kind === 'process' ? retyped(item, typeFor) : item)) };
}

/** The handler that answers as the scenario lists: the answers of an element in order, the last one again and again. */
export function standIns(scenario: ScenarioDefinition): JobHandlers {
  const asked = new Map<string, number>();
  return {
    [ANSWERED]: async ({ elementId, instanceId }) => {
      const answers = scenario.jobs?.[elementId] ?? [];
      const place = `${instanceId} ${elementId}`;
      const times = asked.get(place) ?? 0;
      asked.set(place, times + 1);
      const answer = answers[Math.min(times, answers.length - 1)];
      if (answer === undefined) return {};
      if ('failure' in answer) {
        const { message, code = 'HANDLER_FAILED', retry = true } = answer.failure;
        throw new JobError(code, message, { retryable: retry });
      }
      const { result } = answer;
      return typeof result === 'object' && result !== null && !Array.isArray(result) ? (result as Record<string, never>) : {};
    },
  };
}

function retyped(process: ProcessDefinition, typeFor: (element: string, type: string) => string): ProcessDefinition {
  const elements = Object.entries(process.elements).map(([id, element]) => {
    if (element.type !== 'serviceTask' || !('service' in element) || element.service === undefined) return [id, element] as const;
    return [id, { ...element, service: { ...element.service, type: typeFor(id, element.service.type) } }] as const;
  });
  return { ...process, elements: Object.fromEntries(elements) };
}
