/** Makes a token for the program that works as a person, by the answer that signed them in; nothing where none was given. */
export async function tokenFor(api: string, entered: Response, scopes: readonly string[]): Promise<string | undefined> {
  const { csrfToken } = (await entered.json()) as { csrfToken: string };
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const made = await fetch(`${api}/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrfToken },
    body: JSON.stringify({ name: 'chaos', scopes }),
  });
  return ((await made.json()) as { secret?: string }).secret;
}
