import { useTranslation } from 'react-i18next';
import { Nothing } from '../../parts/Nothing.js';
import { usePageTitle } from '../../parts/page-title.js';

/** What people without the right to drafts are told. */
export function StudioClosed() {
  const { t } = useTranslation();
  usePageTitle(t('studio.title'));
  const action = { id: 'home', label: t('problem.toHome'), href: '/' };
  return <Nothing title={t('studio.forbiddenTitle')} text={t('studio.forbiddenText')} action={action} />;
}
