import type { Engine, JobHandlers } from '@millrace/engine';

export const application: object;
export const crew: readonly string[];
export const handlers: JobHandlers;
export function plant(engine: Engine): Promise<void>;
