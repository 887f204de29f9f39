/** A variable with its new value as it is typed. */
export interface Correction {
  /** 0: the process itself. */
  readonly scope: number;
  /** A name, or a path such as `order.amount`; '' for none. */
  readonly path: string;
  /** JSON. */
  readonly value: string;
}

/** What of a correction is missing or wrong. */
export type CorrectionFault = 'path' | 'value';

/** Nothing is corrected. */
export const noCorrection: Correction = { scope: 0, path: '', value: '' };

/** What is sent for a correction: values by paths, `undefined` for one that may be left out and is; or what is wrong with it. */
export function readCorrection(
  { path, value }: Correction,
  optional: boolean,
): { readonly set: Record<string, unknown> | undefined } | CorrectionFault {
  const name = path.trim();
  if (name === '' && optional && value.trim() === '') return { set: undefined };
  if (name === '') return 'path';
  try {
    return { set: { [name]: JSON.parse(value) as unknown } };
  } catch {
    return 'value';
  }
}
