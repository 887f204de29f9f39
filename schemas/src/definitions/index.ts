import { bundle, itemSchemas } from './bundle.js';
import { calendar } from './calendar.js';
import { events } from './parts/events.js';
import { expressions } from './parts/expressions.js';
import { names } from './parts/names.js';
import { people } from './parts/people.js';
import { steps } from './parts/steps.js';
import { values } from './parts/values.js';
import { decision } from './decision.js';
import type { Definitions } from './dialect.js';
import { elements } from './elements/index.js';
import { form } from './form.js';
import { notificationTemplate } from './notification-template.js';
import { process } from './process.js';
import { graph } from './process/graph.js';
import { register } from './register.js';
import { role } from './role.js';
import { scenario } from './scenario.js';
import { serviceLevel } from './service-level.js';
import { service } from './service.js';
import { translations } from './translations.js';

/** Every named schema of definitions, in the order in which a reader meets them. */
export const definitionSchemas: Definitions = {
  ...process,
  ...elements,
  ...events,
  ...steps,
  ...people,
  ...graph,
  ...form,
  ...decision,
  ...register,
  ...service,
  ...role,
  ...calendar,
  ...serviceLevel,
  ...notificationTemplate,
  ...scenario,
  ...translations,
  ...bundle,
  ...values,
  ...expressions,
  ...names,
};

/** The kinds of definitions and the names of their schemas. */
export const definitionKinds = { ...itemSchemas, bundle: 'BundleDefinition' } as const;

/** A kind of definition: the value of its `kind`. */
export type DefinitionKind = keyof typeof definitionKinds;
