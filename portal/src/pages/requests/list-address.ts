const list = '/requests';
let last = list;

/** Remembers how the list was looked at, so that the way back from a request leads to the same rows. Lasts as long as the page. */
export function rememberList(search: string): void {
  last = list + search;
}

/** Where "My requests" leads back to. */
export const listAddress = (): string => last;

/** The address of another view of the list: what the rows are filtered by stays. */
export function viewAddress(view: string, query: URLSearchParams): string {
  const next = new URLSearchParams(query);
  if (view === 'active') next.delete('view');
  else next.set('view', view);
  const search = next.toString();
  return search === '' ? list : `${list}?${search}`;
}

/** What the text of the filter asks by: something like `PR-2026-0` is the beginning of a number, everything else that of a title. */
export function soughtBy(text: string): { readonly number?: string; readonly title?: string } {
  const sought = text.trim();
  if (sought === '') return {};
  return /^\p{L}{1,10}-[\d-]*$/u.test(sought) ? { number: sought.toUpperCase() } : { title: sought };
}
