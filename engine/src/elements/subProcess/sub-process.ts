import type { ElementType } from '../element-type.js';
import {
  beginInside,
  checkSubScope,
  endInside,
  subScopeAttributes,
  subScopeConfig,
  variablesInside,
  type SubScopeConfig,
} from '../../behaviors/sub-scope.js';

/**
 * The embedded subprocess (BPMN 2.0.2 §10.3.5): a scope of its own inside the process. It is left when nothing in it is left to do. Variables it declares, and those of
 * `in`, live in it and are gone with it; all others are those around it; `out` hands values out at its end. With `triggeredByEvent` it is an event subprocess
 * (§13.5.4), which its start event begins.
 */
export const subProcess: ElementType<SubScopeConfig> = {
  type: 'subProcess',
  kind: 'activity',
  conditions: true,
  attributes: [...subScopeAttributes, 'triggeredByEvent'],
  check: checkSubScope,
  compile: subScopeConfig,
  scope: variablesInside,
  behavior: { activate: beginInside, onScope: endInside },
};
