type Planes = Readonly<Record<string, { readonly of?: string }>>;

/** A definition as another one: under an id and a name of its own, its diagrams with it. */
export function duplicateOf(definition: object, key: string, name: Readonly<Record<string, string>>): object {
  const given = definition as { readonly id: string; readonly layout?: { readonly planes?: Planes } };
  const id = `process_${key.replaceAll('-', '').slice(-8)}`;
  const { layout } = given;
  if (layout?.planes === undefined) return { ...given, id, name };
  const planes = Object.fromEntries(
    Object.entries(layout.planes).map(([plane, drawn]) => [plane, drawn.of === given.id ? { ...drawn, of: id } : drawn]),
  );
  return { ...given, id, name, layout: { ...layout, planes } };
}
