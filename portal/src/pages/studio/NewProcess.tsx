import { ConfirmDialog, ProblemNotice, Skeletons } from '@millrace/designer/patterns';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answered } from '../../api/client.js';
import { usePreferences } from '../../app/preferences.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';

/** Asks what a new process is called and what it begins as, makes it, and opens it. */
export function NewProcess({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { api, ask, queryClient, newKey } = useServices();
  const { language } = usePreferences();
  const words = useWords();
  const problem = useProblem();
  const texts = useCommonTexts();
  const navigate = useNavigate();
  const templates = useQuery({ ...ask.templates(), enabled: open });
  const [name, setName] = useState('');
  const [template, setTemplate] = useState('empty');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const field = useRef<HTMLInputElement>(null);
  // A second press, or another try after a lost answer, makes no second process.
  const key = useRef<{ readonly of: string; readonly key: string } | null>(null);
  const create = async (): Promise<void> => {
    const called = name.trim();
    if (called === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    const of = JSON.stringify([called, template, language]);
    if (key.current?.of !== of) key.current = { of, key: newKey() };
    setBusy(true);
    setError(null);
    try {
      const header = { 'Idempotency-Key': key.current.key };
      const { card } = await answered(api.POST('/drafts', { params: { header }, body: { template, name: { [language]: called } } }));
      void queryClient.invalidateQueries({ queryKey: ['drafts'] });
      await navigate(`/studio/${encodeURIComponent(card.id)}`);
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  return (
    <ConfirmDialog
      open={open}
      title={t('studio.newTitle')}
      fields={
        <>
          <TextField
            id="process-name"
            inputRef={field}
            autoFocus
            required
            label={t('studio.newName')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={missing && name.trim() === ''}
            helperText={missing && name.trim() === '' ? t('studio.newNameMissing') : t('studio.newNameHelp')}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
          {templates.isError ? (
            <ProblemNotice problem={problem(templates.error)} onRetry={() => void templates.refetch()} texts={texts} />
          ) : templates.data === undefined ? (
            <Skeletons label={t('app.loading')} rows={4} />
          ) : (
            <FormControl>
              <FormLabel id="process-template">{t('studio.newFrom')}</FormLabel>
              <RadioGroup aria-labelledby="process-template" value={template} onChange={(_, value) => setTemplate(value)}>
                {templates.data.items.map(({ id, name: called, description }) => (
                  <FormControlLabel
                    key={id}
                    value={id}
                    control={<Radio />}
                    sx={{ alignItems: 'flex-start', my: 0.5 }}
                    label={
                      <>
                        <Typography component="span" variant="subtitle1" sx={{ display: 'block' }}>
                          {words(called)}
                        </Typography>
                        <Typography component="span" variant="body2" color="textSecondary">
                          {words(description)}
                        </Typography>
                      </>
                    }
                  />
                ))}
              </RadioGroup>
            </FormControl>
          )}
        </>
      }
      confirm={t('studio.create')}
      busy={busy}
      {...(error === null ? {} : { problem: problem(error) })}
      onConfirm={() => void create()}
      onCancel={onClose}
      texts={texts}
    />
  );
}
