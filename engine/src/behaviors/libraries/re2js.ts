import { RE2JS } from 're2js';

/** Compiles a pattern; throws what is no pattern of RE2's. */
export const compilePattern = (source: string): RE2JS => RE2JS.compile(source);

/** Whether the engine for patterns is here. */
export const hasPatterns = (): boolean => true;

/** Fetches the engine for patterns; it is here already. */
export const loadPatterns = (): Promise<void> => Promise.resolve();
