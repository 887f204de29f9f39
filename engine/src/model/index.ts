/** Process definitions: checked and compiled. Pure: runs in the browser too. */
export { checkProcess } from './check-process.js';
export { checkSoundness, type Soundness } from './check-soundness.js';
export type { ScopeSoundness, SoundnessFinding, SoundnessRule, SoundnessVerdict } from '../soundness/index.js';
export { compileProcess } from './compile-process.js';
export type * from './definition.js';
export type * from './executable.js';
export { inRussian } from './phrases.js';
export * from './problem.js';
