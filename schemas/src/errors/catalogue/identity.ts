import type { CatalogueEntry } from './entry.js';

/** Who people are, how they sign in, and what they may do. In alphabetical order. */
export const identityErrors = {
  CONDITION_UNANSWERABLE: {
    status: 422,
    en: 'Expected a condition that a list can be filtered by, but {field} {operator} cannot be asked of {resource}. Use one of: {known}.',
    ru: 'Такое условие нельзя применить к списку: {field} {operator} ({resource}). Доступно: {known}.',
  },
  INVITATION_INVALID: {
    status: 410,
    en: 'Expected a link that still works, but this one was used, replaced or has expired. Ask an administrator for a new one.',
    ru: 'Ссылка больше не действует: её уже использовали, заменили или истёк срок. Попросите у администратора новую.',
  },
  LAST_ADMINISTRATOR: {
    status: 409,
    en: 'Expected at least one administrator who can sign in to remain, but after this change there would be none. Make somebody else an administrator first.',
    ru: 'После этого изменения не останется ни одного администратора, который может войти. Сначала назначьте другого администратора.',
  },
  LOGIN_CLOSED: {
    status: 409,
    en: 'Expected the access of {person} to be open, but it is closed. Enable the person first.',
    ru: 'Доступ закрыт: {person}. Сначала снова включите этого человека.',
  },
  LOGIN_OPEN: {
    status: 409,
    en: 'Expected {person} to have no password yet, but they have one. Reset the password instead.',
    ru: 'У этого человека уже есть пароль: {person}. Вместо приглашения сбросьте пароль.',
  },
  NOT_ALLOWED: {
    status: 403,
    en: 'Expected one of your roles to allow this ({action} {resource}), but none does. Ask an administrator.',
    ru: 'Ни одна из ваших ролей этого не разрешает ({action} {resource}). Обратитесь к администратору.',
  },
  PASSWORD_CHECK_BUSY: {
    status: 503,
    en: 'Expected time to check a password, but too many are being checked just now. Try again in a moment.',
    ru: 'Сейчас проверяется слишком много паролей. Повторите попытку чуть позже.',
  },
  PASSWORD_LENGTH: {
    status: 422,
    en: 'Expected a password of {min} to {max} characters, but found {found}. A short sentence is easy to remember.',
    ru: 'В пароле должно быть от {min} до {max} символов, а сейчас {found}. Короткую фразу легко запомнить.',
  },
  PASSWORD_PERSONAL: {
    status: 422,
    en: 'Expected a password that others cannot guess, but this one is your own name, login or e-mail address. Choose another.',
    ru: 'Пароль совпадает с вашим именем, логином или адресом почты — его легко угадать. Выберите другой.',
  },
  PASSWORD_TOO_COMMON: {
    status: 422,
    en: 'Expected a password that others cannot guess, but this one is among the first that are tried. Choose another.',
    ru: 'Этот пароль — один из самых распространённых, его подберут первым. Выберите другой.',
  },
  PERMISSION_UNKNOWN: {
    status: 422,
    en: 'Expected a permission that can be granted, but scope {scope} means nothing for {resource}. Use one of: {known}.',
    ru: 'Область {scope} не имеет смысла для ресурса {resource}. Доступно: {known}.',
  },
  ROLE_BUILT_IN: {
    status: 422,
    en: 'Expected a role that can be changed, but {role} is built in. Use another id, or another role.',
    ru: 'Роль {role} встроенная, изменить её нельзя. Возьмите другой идентификатор или другую роль.',
  },
  SIGN_IN_REFUSED: {
    status: 401,
    en: 'Expected a login and its password, but they do not match, or the access is closed. Check both, or ask an administrator for a new password.',
    ru: 'Неверный логин или пароль, либо доступ закрыт. Проверьте их или попросите администратора сбросить пароль.',
  },
} as const satisfies Record<string, CatalogueEntry>;
