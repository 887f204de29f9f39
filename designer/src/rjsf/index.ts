/** Our forms in rjsf's own `<Form>`: our widgets in its registry, our checks as its validator. The only entry that loads rjsf. */
export { formValidator } from './form-validator.js';
export { formWidgets, rjsfRegistry } from './registry.js';
