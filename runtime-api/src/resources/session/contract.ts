import { Type, type Static } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { exactly, Instant, oneOf, Words } from '../../http/shapes.js';

/** A new password. */
export const Password = Type.String({ minLength: 10, maxLength: 200 });

/** Who is signed in, and what they may do beside their own work. */
export const SignedIn = exactly({
  id: Type.String(),
  name: Type.String(),
  email: Type.Union([Type.String(), Type.Null()]),
  organisation: Type.Union([Type.String(), Type.Null()]),
  unit: Type.Union([Type.String(), Type.Null()]),
  organisationName: Type.Optional(Words),
  unitName: Type.Optional(Words),
  language: Type.Union([oneOf(['en', 'ru']), Type.Null()]),
  zone: Type.Union([Type.String(), Type.Null()]),
  roles: Type.Array(Type.String()),
  studio: exactly(
    { read: Type.Boolean(), create: Type.Boolean() },
    { description: 'Whether they may read and create drafts of definitions, some at least.' },
  ),
});

/** The session of the browser that asks. */
export const Session = exactly({
  person: Type.Union([SignedIn, Type.Null()]),
  csrfToken: Type.String({ description: 'Goes into `X-CSRF-Token` of every write of a session.' }),
  expiresAt: Type.Optional(Instant),
  /** Of an installation for trying out only. */
  demoAccounts: Type.Optional(
    Type.Array(
      exactly({
        login: Type.String(),
        name: Type.String(),
        password: Type.String(),
        about: Type.Object({ en: Type.String(), ru: Type.String() }),
      }),
    ),
  ),
});

export const readSession = contract({
  id: 'readSession',
  method: 'get',
  path: '/session',
  tag: 'session',
  summary: 'Who is signed in; also gives the token that writes need.',
  caller: 'anybody',
  answer: Session,
});

export const signIn = contract({
  id: 'signIn',
  method: 'post',
  path: '/session',
  tag: 'session',
  summary: 'Signs in with the person’s id or e-mail address and password.',
  caller: 'anybody',
  body: exactly({ login: Type.String({ minLength: 1, maxLength: 254 }), password: Type.String({ minLength: 1, maxLength: 200 }) }),
  answer: Session,
  errors: ['SIGN_IN_REFUSED', 'TOO_MANY_TRIES'],
});

export const signOut = contract({
  id: 'signOut',
  method: 'delete',
  path: '/session',
  tag: 'session',
  summary: 'Signs out.',
  caller: 'anybody',
});

export const changeOwnDetails = contract({
  id: 'changeOwnDetails',
  method: 'patch',
  path: '/session',
  tag: 'session',
  summary: 'Changes the language and time zone one reads in.',
  caller: 'person',
  body: exactly({ language: Type.Optional(oneOf(['en', 'ru'])), zone: Type.Optional(Type.String({ maxLength: 64 })) }),
  answer: Session,
});

export const changePassword = contract({
  id: 'changePassword',
  method: 'post',
  path: '/session/password',
  tag: 'session',
  summary: 'Changes one’s own password and ends one’s other sessions.',
  caller: 'person',
  body: exactly({ current: Type.String({ minLength: 1, maxLength: 200 }), next: Password }),
  answer: Session,
  errors: ['SIGN_IN_REFUSED', 'TOO_MANY_TRIES'],
});

const Invitation = exactly({ token: Type.String({ minLength: 1, maxLength: 500 }) });

export const lookAtInvitation = contract({
  id: 'lookAtInvitation',
  method: 'post',
  path: '/invitations/look',
  tag: 'session',
  summary: 'Whom an invitation or a password reset is for.',
  caller: 'anybody',
  body: Invitation,
  answer: exactly({ login: Type.String(), name: Type.String(), expiresAt: Instant }),
  errors: ['INVITATION_INVALID', 'TOO_MANY_TRIES'],
});

export const acceptInvitation = contract({
  id: 'acceptInvitation',
  method: 'post',
  path: '/invitations/accept',
  tag: 'session',
  summary: 'Sets a password by an invitation or a reset, once, and signs in.',
  caller: 'anybody',
  body: exactly({ token: Type.String({ minLength: 1, maxLength: 500 }), password: Password }),
  answer: Session,
  errors: ['INVITATION_INVALID', 'TOO_MANY_TRIES'],
});

export type Session = Static<typeof Session>;
