import { formatDate } from '@millrace/designer/patterns';
import { usePrinting } from '@millrace/designer/theme';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { usePreferences } from './preferences.js';

/** Over what is printed: from where, when and by whom. On paper only. */
export function PrintedBy({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const { language, zone } = usePreferences();
  const printing = usePrinting();
  if (!printing) return null;
  const when = formatDate(new Date().toISOString(), { language, zone, style: 'dateTime' });
  return (
    <Typography variant="caption" component="p" color="textSecondary" sx={{ mb: 2 }}>
      {t('app.printed', { app: t('app.name'), when, name })}
    </Typography>
  );
}
