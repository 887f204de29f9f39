import { StatusWord, TextLink } from '@millrace/designer/patterns';
import Stack from '@mui/material/Stack';
import type { InstanceCard } from '../../api/shapes.js';
import { useStatus } from '../../parts/status.js';
import { useWords } from '../../parts/words.js';

/** The processes that a request has started, with how they stand. */
export function Called({ items }: { readonly items: readonly InstanceCard[] }) {
  const words = useWords();
  const status = useStatus();
  return (
    <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {items.map((card) => (
        <Stack component="li" key={card.id} direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
          <TextLink href={`/requests/${encodeURIComponent(card.id)}`}>
            {[card.number, card.title ?? words(card.process.name)].filter(Boolean).join(' · ')}
          </TextLink>
          <StatusWord status={status(card)} />
        </Stack>
      ))}
    </Stack>
  );
}
