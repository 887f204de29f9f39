/** Most significant digits of a decimal: every such decimal survives being a JSON number. */
export const mostDigits = 15;

/**
 * Whether a number has at most `scale` digits after the point and at most 15 significant digits, judged by its shortest decimal form: 1.13
 * has scale 2 though no double equals it. (`multipleOf: 0.01` refuses 1.13, 0.29, 4.35 and 19.99.)
 */
export function fitsScale(value: number, scale: number): boolean {
  if (!Number.isFinite(value)) return false;
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return true;
  // The last significant digit stands this many places after the point; zeros behind it say nothing.
  const places = fraction.length - Number(exponent) - (digits.length - significant.length);
  return places <= scale && significant.length <= mostDigits;
}
