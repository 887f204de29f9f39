/** Width and height of a mark, in the units of the drawing. */
export const markSize = 18;

/** The sign of a problem: a disc for an error, a triangle for a warning, so that colour alone tells nothing. Its colour is that of the text around it. */
export function MarkSign({ severity }: { readonly severity: 'error' | 'warning' }) {
  return (
    <>
      {severity === 'error' ? (
        <circle className="ground" cx={9} cy={9} r={8} />
      ) : (
        <path className="ground" d="M9 1.2 17.2 16.4H.8Z" strokeLinejoin="round" />
      )}
      <path className="sign" d={severity === 'error' ? 'M9 4.6V10M9 12.9v.6' : 'M9 6.4v4.4M9 13.3v.5'} strokeLinecap="round" />
    </>
  );
}
