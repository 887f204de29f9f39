import { formatDate, formatRelative, type DateStyle } from './format.js';
import { useNow, useReader } from './Reader.js';

/** What `<Moment>` takes. */
export interface MomentProps {
  /** ISO 8601. */
  readonly at: string;
  /** `relative`: "2 hours ago"; otherwise a date. */
  readonly style?: DateStyle | 'relative';
}

/** An instant in the reader's language and zone; the full date is its tooltip. */
export function Moment({ at, style = 'date' }: MomentProps) {
  const { language, zone } = useReader();
  const now = useNow();
  const words = style === 'relative' ? formatRelative(at, { language, zone, now }) : formatDate(at, { language, zone, style, now });
  return (
    <time dateTime={at} title={formatDate(at, { language, zone, style: 'dateTime' })}>
      {words}
    </time>
  );
}
