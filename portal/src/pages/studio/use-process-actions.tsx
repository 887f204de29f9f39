import { ConfirmDialog } from '@millrace/designer/patterns';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answered } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import type { DraftView } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';
import type { DraftEdits } from '../../sending/draft-edits.js';
import { duplicateOf } from './duplicate-of.js';
import type { Found } from './Findings.js';

/** What is being done. */
type Doing = 'check' | 'publish' | 'duplicate' | 'remove' | 'restore';

/** What can be done with an open process, and what came of it. */
export interface ProcessActions {
  readonly check: () => void;
  readonly publish: () => void;
  readonly duplicate: () => void;
  readonly remove: () => void;
  readonly restore: () => void;
  readonly busy: Doing | null;
  readonly found: Found | null;
  /** Closes what was found. */
  readonly forget: () => void;
  readonly error: unknown;
  readonly dialog: ReactNode;
}

/** Checks, publishes, duplicates and removes an open process. What was drawn last is saved before. */
export function useProcessActions(view: DraftView, edits: DraftEdits): ProcessActions {
  const { id, name } = view.card;
  const { t, i18n } = useTranslation();
  const { api, newKey, queryClient } = useServices();
  const navigate = useNavigate();
  const words = useWords();
  const problem = useProblem();
  const texts = useCommonTexts();
  const [asking, setAsking] = useState<'publish' | 'remove' | null>(null);
  const [busy, setBusy] = useState<Doing | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<unknown>(null);
  const path = { id };
  const keyed = () => ({ path, header: { 'Idempotency-Key': newKey() } });
  const doing = async (what: Doing, run: () => Promise<void>): Promise<void> => {
    if (busy !== null) return;
    setBusy(what);
    setFound(null);
    setError(null);
    try {
      await edits.flush();
      // What cannot be saved says so itself.
      if (edits.snapshot() === 'saved') await run();
    } catch (refusal) {
      setError(refusal);
    }
    setAsking(null);
    setBusy(null);
  };
  const check = (): Promise<void> =>
    doing('check', async () => {
      const { problems } = await answered(api.POST('/drafts/{id}/check', { params: { path }, body: {} }));
      setFound({ title: t(problems.length === 0 ? 'studio.checkClean' : 'studio.checkFound'), problems });
    });
  const publish = (note: string): Promise<void> =>
    doing('publish', async () => {
      try {
        const header = { 'Idempotency-Key': newKey(), 'If-Match': `"${edits.revision}"` };
        const done = await answered(api.POST('/drafts/{id}/publish', { params: { path, header }, body: note === '' ? {} : { note } }));
        await queryClient.invalidateQueries({ queryKey: ['draft', id] });
        const version = done.items.find((one) => one.id === view.card.definition && one.kind === view.card.kind)?.version ?? done.version;
        const title = t(done.changed ? 'studio.published' : 'studio.publishedSame', { version });
        const of = done.problems.filter(({ item }) => item === undefined || item.id === view.card.definition);
        setFound({ title: of.length === 0 ? title : `${title} ${t('studio.publishWarnings')}`, problems: of });
      } catch (refusal) {
        if (!(refusal instanceof ApiProblem) || refusal.problems.length === 0) throw refusal;
        setFound({ title: t('studio.publishRefused'), problems: refusal.problems });
      }
    });
  const duplicate = (): Promise<void> =>
    doing('duplicate', async () => {
      const called = t('studio.duplicateName', { name: words(name) });
      const definition = duplicateOf(edits.definition ?? view.definition, newKey(), { [i18n.language === 'ru' ? 'ru' : 'en']: called });
      const { card } = await answered(
        api.POST('/drafts', {
          params: { header: { 'Idempotency-Key': newKey() } },
          body: { definition: definition as Record<string, unknown> },
        }),
      );
      void queryClient.invalidateQueries({ queryKey: ['drafts'] });
      await navigate(`/studio/${encodeURIComponent(card.id)}`);
    });
  const remove = (): Promise<void> =>
    doing('remove', async () => {
      await answered(api.DELETE('/drafts/{id}', { params: keyed() }));
      void queryClient.invalidateQueries({ queryKey: ['drafts'] });
      await navigate('/studio?view=bin');
    });
  const restore = (): Promise<void> =>
    doing('restore', async () => {
      await answered(api.POST('/drafts/{id}/restore', { params: keyed() }));
      await queryClient.invalidateQueries({ queryKey: ['draft', id] });
    });
  return {
    check: () => void check(),
    publish: () => setAsking('publish'),
    duplicate: () => void duplicate(),
    remove: () => setAsking('remove'),
    restore: () => void restore(),
    busy,
    found,
    forget: () => setFound(null),
    error: error instanceof Error ? error : null,
    dialog: (
      <>
        <ConfirmDialog
          open={asking === 'publish'}
          title={t('studio.publishTitle', { name: words(name) })}
          text={t('studio.publishText')}
          reason={{ label: t('studio.publishNote'), required: false, missing: '' }}
          confirm={t('studio.publish')}
          busy={busy === 'publish'}
          onConfirm={(note) => void publish(note)}
          onCancel={() => setAsking(null)}
          texts={texts}
        />
        <ConfirmDialog
          open={asking === 'remove'}
          title={t('studio.deleteTitle', { name: words(name) })}
          text={t('studio.deleteText')}
          confirm={t('studio.delete')}
          danger
          busy={busy === 'remove'}
          {...(error === null ? {} : { problem: problem(error) })}
          onConfirm={() => void remove()}
          onCancel={() => setAsking(null)}
          texts={texts}
        />
      </>
    ),
  };
}
