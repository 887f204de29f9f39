import { jsonata } from '#jsonata';

/** Checks and completes the arguments of a built-in function; throws JSONata's `T0410`, `T0411` or `T0412`. */
export type CheckArguments = (values: readonly unknown[], input: unknown) => readonly unknown[];

interface SignedLambda {
  readonly signature: { validate(values: readonly unknown[], input: unknown): readonly unknown[] };
}

/**
 * The check that JSONata itself makes for a signature such as `<s-nn?:s>`. Its rules for missing arguments are intricate, so we let it parse a
 * function of that signature and borrow the check instead of writing a second one.
 */
export function signatureCheck(signature: string): CheckArguments {
  const { signature: checker } = jsonata(`function($x)${signature}{$x}`).ast() as unknown as SignedLambda;
  return (values, input) => checker.validate(values, input);
}
