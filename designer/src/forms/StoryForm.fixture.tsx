import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { FormLanguage, GeneratedFormHandle, GeneratedFormProps } from './contract.js';
import { lookUp } from './form-sheets.fixture.js';
import { GeneratedForm } from './GeneratedForm.js';

/** A form on a page with its button, as stories show it. */
export function StoryForm(
  props: Partial<GeneratedFormProps> &
    Pick<GeneratedFormProps, 'sheet'> & { readonly language: FormLanguage; readonly sent?: boolean; readonly wide?: boolean },
): ReactElement {
  const { sent = false, wide = false, ...form } = props;
  const ref = useRef<GeneratedFormHandle>(null);
  const [answer, setAnswer] = useState('');
  const submit = async (): Promise<void> => {
    const result = await ref.current?.submit();
    setAnswer(result?.ok === true ? JSON.stringify(result.data) : '');
  };
  useEffect(() => {
    if (sent) void ref.current?.submit();
  }, [sent]);
  const words = form.language === 'ru' ? { title: 'Заявка', send: 'Отправить' } : { title: 'Request', send: 'Send' };
  return (
    <Box component="main" sx={{ maxWidth: (theme) => theme.spacing(wide ? 120 : 80), mx: 'auto', p: 2 }}>
      <Box component="h1" sx={{ typography: 'h1', mb: 3 }}>
        {words.title}
      </Box>
      <GeneratedForm lookUp={lookUp} zone="Europe/Moscow" {...form} ref={ref} />
      {form.mode !== 'read' && (
        <Button variant="contained" size="large" sx={{ mt: 4 }} onClick={() => void submit()}>
          {words.send}
        </Button>
      )}
      <output data-answer={answer} />
    </Box>
  );
}
