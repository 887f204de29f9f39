/** Soundness of the flow of control. Pure: runs in the browser too. */
export {
  checkScopes,
  MOST_STATES,
  type ScopeSoundness,
  type SoundnessFinding,
  type SoundnessRule,
  type SoundnessVerdict,
} from './check-soundness.js';
