import { useCallback, useEffect, useRef, useState } from 'react';
import { answered } from '../../api/client.js';
import { useServices } from '../../app/services.js';

/** Id of the heading of the open work item. */
export const taskHeading = 'task';

/** Taking an offered work item, and giving it back. `standing` changes with what may be done. */
export function useClaim(id: string, standing: string) {
  const { api, queryClient, newKey } = useServices();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef(false);
  const pressed = useRef(false);
  useEffect(() => {
    // The button that was pressed is not there any more.
    if (pressed.current && document.activeElement === document.body) document.getElementById(taskHeading)?.focus({ preventScroll: true });
    pressed.current = false;
  }, [standing]);
  const run = useCallback(
    async (how: 'claim' | 'release'): Promise<void> => {
      if (running.current) return;
      running.current = true;
      pressed.current = true;
      setBusy(true);
      setError(null);
      const params = { path: { id }, header: { 'Idempotency-Key': newKey() } };
      try {
        await answered(
          how === 'claim' ? api.POST('/work-items/{id}/claim', { params }) : api.POST('/work-items/{id}/release', { params, body: {} }),
        );
      } catch (caught) {
        setError(caught);
      } finally {
        running.current = false;
        setBusy(false);
        await queryClient.invalidateQueries({ queryKey: ['workItem', id] });
      }
    },
    [api, id, newKey, queryClient],
  );
  return { busy, error, claim: () => void run('claim'), release: () => void run('release') };
}
