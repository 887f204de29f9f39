/** Soundness of the flow of control. Pure: runs in the browser too. */
export { checkSoundness, MOST_STATES, type ScopeSoundness, type SoundnessFinding, type SoundnessRule } from './check-soundness.js';
