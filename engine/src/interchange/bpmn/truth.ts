/** What a truth value of XML says: `true` and `1`, `false` and `0`; some tools write them with capitals. `undefined` for what is none. */
export function truthOf(value: string | undefined): boolean | undefined {
  const word = value?.trim().toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : undefined;
}
