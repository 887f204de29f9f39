/** What one instance may use before it is stopped with an incident: a runaway process is seen and stopped, never a stuck server. */
export interface ProcessLimits {
  /** Steps of one command; a `continueInstance` goes on after them. */
  readonly stepsPerCommand: number;
  /** Steps without coming to rest. */
  readonly stepsWithoutRest: number;
  /** Activations of one element in one instance. */
  readonly activationsPerElement: number;
  /** Rough bytes of state. */
  readonly weight: number;
}

/** The limits of the product. */
export const defaultLimits: ProcessLimits = {
  stepsPerCommand: 10_000,
  stepsWithoutRest: 100_000,
  activationsPerElement: 100_000,
  weight: 16 * 1024 * 1024,
};
