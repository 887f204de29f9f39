import type { Notice } from '../../api/shapes.js';

/** Where a notification leads: its own link if it is one of ours, else its request. */
export function addressOf({ link, instance }: Pick<Notice, 'link' | 'instance'>): string | null {
  if (link !== null && /^\/(?![/\\])/.test(link)) return link;
  return instance === undefined ? null : `/requests/${encodeURIComponent(instance)}`;
}
