import { validateDefinition } from '@millrace/schemas';
import { checkDecision } from '../decisions/index.js';
import type { DeploymentDeps } from '../deployments/index.js';
import { checkForm } from '../forms/index.js';
import { checkRole } from '../identity/index.js';
import { checkProcess } from '../model/check-process.js';
import { checkRegister } from '../registers/check-register.js';

/** The checks of a deployment that need nothing from outside: schemas first, then each kind's own rules. */
export const deploymentChecks: Pick<DeploymentDeps, 'validate' | 'checks'> = {
  validate: (definition) => {
    const result = validateDefinition(definition);
    return result.ok ? [] : result.problems;
  },
  checks: {
    process: (definition) => checkProcess(definition as unknown as Parameters<typeof checkProcess>[0]),
    form: (definition) => checkForm(definition as unknown as Parameters<typeof checkForm>[0]),
    decision: (definition) => checkDecision(definition as unknown as Parameters<typeof checkDecision>[0]),
    role: (definition) => checkRole(definition as unknown as Parameters<typeof checkRole>[0]),
    register: (definition) => checkRegister(definition as unknown as Parameters<typeof checkRegister>[0]),
  },
};
