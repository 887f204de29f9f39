import type { Words } from './vendors/vendor.js';

/** Engines whose extensions nobody here reads, by the namespaces of these, and the names that change what happens there. */
const engines: readonly (readonly [engine: string, space: RegExp, names: RegExp])[] = [
  ['jBPM', /^http:\/\/www\.jboss\.org\/drools/, /^(taskName|ruleFlowGroup|onEntry-script|onExit-script|deadline|global|priority|adHoc)$/],
  [
    'SpiffWorkflow',
    /^http:\/\/spiffworkflow\.org\/bpmn\/schema\//,
    /^(preScript|postScript|serviceTaskOperator|calledDecisionId|messagePayload|messageVariable|payloadExpression|variableName|processVariableCorrelation|scriptsOnInstances|instructionsForEndUser|allowGuest)$/,
  ],
  [
    'ProcessMaker',
    /^http:\/\/processmaker\.com\/BPMN/,
    /^(screenRef|scriptRef|scriptVersion|assignment|assignedUsers|assignedGroups|assignmentRules|dueIn|config|interstitialScreenRef|validateBeforeSubmit|requireLogin)$/,
  ],
  ['bpmn-engine', /^http:\/\/paed01\.github\.io\/bpmn-engine\//, /^(result|resultVariable|saveOutput|variables|formKey|output)$/],
];

/** What to do about an extension of another engine that makes it do something; nothing where it is none. */
export function howElsewhere(local: string, space: string, value?: string): Words | undefined {
  if (value === 'false') return undefined;
  const engine = engines.find(([, ofEngine, names]) => ofEngine.test(space) && names.test(local))?.[0];
  return engine === undefined
    ? undefined
    : {
        en: `${engine} does something because of this, and nothing here does. Say it in the fields there are: work in a service or script, people in the assignment, data in in and out.`,
        ru: `${engine} из-за этого что-то делает, здесь ничего не происходит. Скажите это имеющимися полями: работу в service или script, людей в assignment, данные в «in» и «out».`,
      };
}
