// A module of its own, so that most requests, which nothing holds up, load none of it.
export { Choices } from './Choices.js';
export { HeldUp } from './HeldUp.js';
export { VariableFields } from './VariableFields.js';
