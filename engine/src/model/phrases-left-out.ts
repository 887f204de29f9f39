import type { ErrorParams } from '@millrace/schemas';

/** For pages (condition `@millrace/lean`): they show no messages about definitions, which alone are filled with English phrases. */
export const inRussian = (params: ErrorParams): ErrorParams => params;
