/** The maps of a definition whose entries have a place on the drawing. */
const drawn = /\/(?:elements|flows|lanes|participants|messageFlows|dataAssociations|artifacts|groups|dataObjects|dataStores)\/([^/]+)/;

/** The id of what a problem is about, from its place (JSON Pointer) in a definition or a bundle; null where it is about none in particular. */
export function elementAt(pointer: string): string | null {
  const id = drawn.exec(pointer)?.[1];
  return id === undefined ? null : id.replaceAll('~1', '/').replaceAll('~0', '~');
}
