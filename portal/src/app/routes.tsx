import { createBrowserRouter, type RouteObject, replace } from 'react-router';
import { CrashPage } from '../pages/CrashPage.js';
import { Frame } from './Frame.js';
import { Guarded } from './Guarded.js';
import { Root } from './Root.js';

/** Addresses that mails and notifications may carry lead to the page of today. */
const moved = (from: string, to: string): RouteObject => ({
  path: from,
  loader: ({ params }) => replace(to.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))),
});

/** Every page of the portal; each is loaded when it is opened. */
export const routes: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <CrashPage />,
    hydrateFallbackElement: <></>,
    children: [
      { path: 'sign-in', lazy: async () => ({ Component: (await import('../pages/sign-in/SignInPage.js')).SignInPage }) },
      {
        path: 'invitation/:token?',
        lazy: async () => ({ Component: (await import('../pages/sign-in/InvitationPage.js')).InvitationPage }),
      },
      {
        element: <Guarded />,
        children: [
          {
            element: <Frame />,
            children: [
              {
                errorElement: <CrashPage inFrame />,
                children: [
                  { index: true, lazy: async () => ({ Component: (await import('../pages/home/Home.js')).Home }) },
                  { path: 'services', lazy: async () => ({ Component: (await import('../pages/services/ServicesPage.js')).ServicesPage }) },
                  { path: 'services/:id', lazy: async () => ({ Component: (await import('../pages/start/StartPage.js')).StartPage }) },
                  {
                    path: 'services/:id/sent/:request',
                    lazy: async () => ({ Component: (await import('../pages/start/SentPage.js')).SentPage }),
                  },
                  { path: 'requests', lazy: async () => ({ Component: (await import('../pages/requests/RequestsPage.js')).RequestsPage }) },
                  {
                    path: 'requests/:id',
                    lazy: async () => ({ Component: (await import('../pages/request/RequestPage.js')).RequestPage }),
                  },
                  { path: 'inbox/:id?', lazy: async () => ({ Component: (await import('../pages/inbox/InboxPage.js')).InboxPage }) },
                  {
                    path: 'notifications',
                    lazy: async () => ({ Component: (await import('../pages/notifications/NotificationsPage.js')).NotificationsPage }),
                  },
                  {
                    path: 'settings/:section?',
                    lazy: async () => ({ Component: (await import('../pages/account/AccountPage.js')).AccountPage }),
                  },
                  { path: 'studio', lazy: async () => ({ Component: (await import('../pages/studio/StudioListPage.js')).StudioListPage }) },
                  { path: 'studio/:id', lazy: async () => ({ Component: (await import('../pages/studio/ProcessPage.js')).ProcessPage }) },
                  moved('instances/:id', '/requests/:id'),
                  moved('work-items/:id', '/inbox/:id'),
                  moved('tasks/:id', '/inbox/:id'),
                  { path: '*', lazy: async () => ({ Component: (await import('../pages/NotFoundPage.js')).NotFoundPage }) },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
];

/** The router of the page. */
export const createRouter = () => createBrowserRouter(routes);
