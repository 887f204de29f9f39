import { useEffect } from 'react';
import { useServices } from '../app/services.js';

/** Keeps a topic of the live updates open while the component is shown; `onChange` is called for each change, beside what is read again by itself. */
export function useLive(topic: string, onChange?: () => void): void {
  const { live } = useServices();
  useEffect(() => live.listen(topic), [live, topic]);
  useEffect(() => {
    if (onChange === undefined) return;
    const listen = (event: Event) => {
      if (event instanceof CustomEvent && event.detail === topic) onChange();
    };
    window.addEventListener('millrace:change', listen);
    return () => window.removeEventListener('millrace:change', listen);
  }, [topic, onChange]);
}
