import { Reader } from '@millrace/designer/patterns';
import { useCallback } from 'react';
import { Outlet, useNavigate } from 'react-router';
import { usePreferences } from './preferences.js';

/** Says who reads, to every part of the page. */
export function Root() {
  const navigate = useNavigate();
  const { language, zone } = usePreferences();
  const follow = useCallback((href: string) => void navigate(href), [navigate]);
  return (
    <Reader language={language} zone={zone} onNavigate={follow}>
      <Outlet />
    </Reader>
  );
}
