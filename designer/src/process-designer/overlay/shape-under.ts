/** What is under a point of the screen: the id of a shape. @param except Passed through, but for its own whole body. */
export function shapeUnder(x: number, y: number, except?: string): string | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const id = element.closest<HTMLElement>('.react-flow__node-shape')?.dataset['id'];
    if (id !== undefined && id !== except) return id;
    if (id !== undefined && element.closest('.react-flow__node-shape:not(.frame)')) return id;
  }
  return undefined;
}
