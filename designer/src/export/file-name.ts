/** Signs that some system does not take in the name of a file, and those that nobody sees. */
const unsuited = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*/:<>?\\|]+/gu;
/** Names that Windows keeps for devices. */
const taken = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const longest = 100;

/** A name for a file: what people call the process, without what a system refuses. */
export function fileName(label: string, ending: string): string {
  const said = label.replaceAll(unsuited, ' ').replaceAll(/\s+/g, ' ').trim();
  const cut = [...said]
    .slice(0, longest)
    .join('')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  return `${cut === '' || taken.test(cut) ? 'process' : cut}.${ending}`;
}
