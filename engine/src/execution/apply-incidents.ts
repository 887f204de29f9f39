import { incidentWeight } from './weights.js';
import { requirePart } from '../behaviors/require-part.js';
import type { Appliers } from './applier.js';
import { disowned, owned } from './state-parts.js';
import type { Incident, ProcessState } from './state.js';
import { stateWith } from './copies.js';

/** Appliers of incidents. */
export const incidentAppliers: Appliers<'incidentRaised' | 'incidentResolved' | 'incidentSkipped'> = {
  incidentRaised(state, { facts, data }, at) {
    const { incident: id, ...given } = facts;
    const incident: Incident = {
      ...given,
      id,
      scope: facts.scope ?? 0,
      message: data?.message ?? '',
      ...(data?.params === undefined ? {} : { params: data.params }),
      raisedAt: at,
      ...(data?.occurred === undefined ? {} : { occurred: data.occurred }),
      ...(data?.letter === undefined ? {} : { letter: data.letter }),
    };
    const noted = facts.activity === undefined ? { counter: id } : owned(state, facts.activity, id, 'incident');
    // A loop that may not go on begins no further instance until somebody says so.
    const spawning = facts.step === 'loop' && facts.activity !== undefined ? state.spawning.without(facts.activity) : state.spawning;
    // Nor is anything undone for an activity that cannot have the next undone, or cannot go on after it.
    const undoing = facts.step === 'compensate' && facts.activity !== undefined ? state.undoing.without(facts.activity) : state.undoing;
    const weight = state.weight + incidentWeight(incident);
    return stateWith(state, { ...noted, spawning, undoing, weight, incidents: state.incidents.with(id, incident) });
  },
  incidentResolved(state, { facts }) {
    const incident = requirePart(state.incidents.get(facts.incident), 'incident', facts.incident);
    const rest = incident.activity === undefined ? {} : disowned(state, incident.activity, incident.id);
    const { undoing } = state;
    const goesOn = incident.step === 'compensate' && incident.activity !== undefined ? undoing.with(incident.activity, true) : undoing;
    return stateWith(state, { ...rest, undoing: goesOn, ...withoutIncident(state, incident) });
  },
  incidentSkipped(state, { facts }) {
    const incident = requirePart(state.incidents.get(facts.incident), 'incident', facts.incident);
    const rest = incident.activity === undefined ? {} : disowned(state, incident.activity, incident.id);
    return stateWith(state, { ...rest, ...withoutIncident(state, incident) });
  },
};

function withoutIncident({ incidents, weight }: ProcessState, incident: Incident): Pick<ProcessState, 'incidents' | 'weight'> {
  return { incidents: incidents.without(incident.id), weight: weight - incidentWeight(incident) };
}
