import { useState } from 'react';
import { answered } from '../../api/client.js';
import { useServices } from '../../app/services.js';

/** What is said about a draft. Each answers whether the service took it; why not is in `error`. */
export function useComments(id: string) {
  const { api, newKey, queryClient } = useServices();
  const [error, setError] = useState<unknown>(null);
  const done = async (call: Promise<unknown>): Promise<boolean> => {
    try {
      await call;
      setError(null);
      await queryClient.invalidateQueries({ queryKey: ['draft', id] });
      return true;
    } catch (refusal) {
      setError(refusal);
      return false;
    }
  };
  const header = () => ({ 'Idempotency-Key': newKey() });
  return {
    error,
    add: (text: string, element: string | undefined) =>
      done(
        answered(
          api.POST('/drafts/{id}/comments', {
            params: { path: { id }, header: header() },
            body: { text, ...(element === undefined ? {} : { element }) },
          }),
        ),
      ),
    answer: (comment: string, text: string) =>
      done(
        answered(
          api.POST('/drafts/{id}/comments/{comment}/answers', { params: { path: { id, comment }, header: header() }, body: { text } }),
        ),
      ),
    settle: (comment: string, resolved: boolean) => {
      const params = { path: { id, comment }, header: header() };
      return done(
        answered<unknown>(
          resolved
            ? api.POST('/drafts/{id}/comments/{comment}/resolve', { params })
            : api.POST('/drafts/{id}/comments/{comment}/reopen', { params }),
        ),
      );
    },
  };
}
