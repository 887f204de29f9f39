import { useEffect } from 'react';
import { useServices } from '../app/services.js';

/**
 * Keeps a topic of the live updates open while the component is shown; `onChange` is called for each change, beside what is read again by itself. Null: none yet.
 * The one line for all topics is refused for a topic that the reader may not have, so a thing is listened to only once it was read.
 */
export function useLive(topic: string | null, onChange?: () => void): void {
  const { live } = useServices();
  useEffect(() => (topic === null ? undefined : live.listen(topic)), [live, topic]);
  useEffect(() => {
    if (onChange === undefined || topic === null) return;
    const listen = (event: Event) => {
      if (event instanceof CustomEvent && event.detail === topic) onChange();
    };
    window.addEventListener('millrace:change', listen);
    return () => window.removeEventListener('millrace:change', listen);
  }, [topic, onChange]);
}
