import type { ElementDefinition, ProcessDefinition, VariableDeclaration } from './definition.js';
import { ElementChecker } from './element-checker.js';
import type { Problem } from './problem.js';

type Elements = ReadonlyMap<string, ElementDefinition>;

/** What a data association could say that would change data on its way (BPMN 2.0.2 §10.4.2). */
const changing = ['transformation', 'assignment', 'assignments'];

/**
 * Checks what is drawn of data. Data objects and data associations show what variables and the `in` and `out` of activities do (§10.4): they are not executed themselves, so one that
 * says more than that is refused. A data object may name the variable that it shows; `declared` finds its declaration.
 */
export function checkData(
  definition: ProcessDefinition,
  live: Elements,
  problems: Problem[],
  declared: (scope: string | undefined, variable: string) => VariableDeclaration['type'] | undefined,
): void {
  for (const [id, data] of Object.entries(definition.dataObjects ?? {})) {
    if (data.variable === undefined) continue;
    const check = new ElementChecker(id, ['dataObjects', id], data, problems);
    if (typeof data.variable !== 'string' || data.variable.includes('.')) {
      check.report('ATTRIBUTE_INVALID', ['variable'], { expected: 'the name of a variable' });
      continue;
    }
    check.path(['variable']);
    const type = declared(data.scope, data.variable);
    if (data.collection === true && type !== undefined && type !== 'list' && type !== 'any')
      check.report('ATTRIBUTE_INVALID', ['variable'], {
        expected: 'a variable declared as list or any',
        found: `${data.variable}: ${type}`,
      });
  }
  for (const [id, association] of Object.entries(definition.dataAssociations ?? {})) {
    if (!live.has(association.from ?? '') && !live.has(association.to ?? '')) continue;
    const check = new ElementChecker(id, ['dataAssociations', id], association, problems);
    for (const name of changing) {
      if (check.at(['attributes', name]) === undefined) continue;
      check.report('ATTRIBUTE_UNSUPPORTED', ['attributes', name], {
        reason: 'a data association is only drawn: expressions over data stand in the in and out of the activity',
      });
    }
  }
}
