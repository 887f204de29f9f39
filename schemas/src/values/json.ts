/** A value that JSON can carry. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
/** A JSON object. */
export type JsonObject = { readonly [key: string]: JsonValue };
/** A text shown to people: one string, or one a language. */
export type Text = string | { readonly en?: string; readonly ru?: string };
