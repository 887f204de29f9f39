import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from './services.js';

/** Says over every page that the service cannot be reached, for as long as that is so. */
export function OfflineNotice() {
  const { t } = useTranslation();
  const { connection } = useServices();
  const lost = useSyncExternalStore(connection.subscribe, connection.snapshot);
  return (
    <div role="status">
      {lost ? (
        <Alert
          severity="warning"
          sx={{ mb: 2 }}
          action={
            <Button color="inherit" size="small" onClick={() => connection.retry()}>
              {t('common.retry')}
            </Button>
          }
        >
          {t('problem.offline')}
        </Alert>
      ) : null}
    </div>
  );
}
