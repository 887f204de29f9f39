import { isContainer, isEvent, isGateway, type Thing } from './diagram.js';

/** How large a thing is where nothing says otherwise: width and height. */
export function usualSize(thing: Pick<Thing, 'type' | 'kind'>): readonly [width: number, height: number] {
  if (thing.kind === 'data') return [36, 48];
  if (thing.kind === 'store') return [50, 50];
  if (thing.kind === 'note') return [150, 60];
  if (thing.kind === 'group') return [200, 120];
  if (isEvent(thing)) return [36, 36];
  if (isGateway(thing)) return [50, 50];
  return isContainer(thing) ? [144, 84] : [136, 80];
}
