/** What one instance may use before it is stopped with an incident: a runaway process is seen and stopped, never a stuck server. */
export interface ProcessLimits {
  /** Steps of one command; a `continueInstance` goes on after them. */
  readonly stepsPerCommand: number;
  /** Rough bytes of events of one command's steps: a commit holds at most 1 MB. */
  readonly bytesPerCommand: number;
  /** Expressions asked by one command's steps: each that needs a worker has the whole command decided again. */
  readonly expressionsPerCommand: number;
  /** Letters to other aggregates of one command's steps: a commit holds at most 500. */
  readonly effectsPerCommand: number;
  /** Steps without coming to rest. */
  readonly stepsWithoutRest: number;
  /** Activations of one element since somebody or something from outside moved the instance last, beside those that a loop of a known number asks for. */
  readonly activationsPerElement: number;
  /** How many messages and signals of processes may lead from one to the next: the length of a chain that nothing from outside began anew. */
  readonly chain: number;
  /** Rough bytes of state. */
  readonly weight: number;
}

/** The limits of the product. */
export const defaultLimits: ProcessLimits = {
  stepsPerCommand: 10_000,
  bytesPerCommand: 150_000,
  expressionsPerCommand: 200,
  effectsPerCommand: 400,
  stepsWithoutRest: 100_000,
  activationsPerElement: 100_000,
  chain: 1000,
  weight: 16 * 1024 * 1024,
};
