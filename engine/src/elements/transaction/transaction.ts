import type { ElementType } from '../element-type.js';
import { cancelled } from '../../behaviors/cancelling.js';
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
 * The transaction (BPMN 2.0.2 §10.3.5, §13.3.4): a subprocess that ends in one of three ways. Done, it is left as any subprocess. Cancelled by a cancel end event, what
 * still runs in it is ended, what was completed is undone, last first, and it is left by its cancel boundary event. An error leaves it as it leaves any subprocess, with
 * nothing undone.
 */
export const transaction: ElementType<SubScopeConfig> = {
  type: 'transaction',
  kind: 'activity',
  conditions: true,
  attributes: [...subScopeAttributes],
  check: checkSubScope,
  compile: subScopeConfig,
  scope: variablesInside,
  behavior: { activate: beginInside, onScope: endInside, onUndone: cancelled },
};
