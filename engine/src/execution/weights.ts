import { weigh } from '../behaviors/variable-paths.js';
import type { Child, Incident } from './state.js';

/** Roughly what an incident weighs beside its message and what came with it. */
const plainIncident = 200;

/** Rough bytes of an incident with what came to it and could not be taken over. Part of the appliers, and frozen with them. */
export function incidentWeight({ message, params, occurred, letter }: Incident): number {
  return plainIncident + message.length + weigh(params) + weigh(occurred?.data) + weigh(letter);
}

/** Rough bytes of what a called instance ended with, until it is taken over. */
export function childWeight(child: Child | undefined): number {
  return weigh(child?.ended?.variables);
}
