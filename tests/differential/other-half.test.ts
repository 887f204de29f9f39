import { describe } from 'vitest';
import { seeNoDifference } from './compare/see-no-difference.js';

// Two files, so that two processors share the work.
describe('the engine and a naive interpreter that shares no code with it', () => seeNoDifference(1, 2));
