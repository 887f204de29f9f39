import type { CatalogueEntry } from './entry.js';

/** Calls over HTTP, before an operation sees them. In alphabetical order. */
export const httpErrors = {
  BODY_MISSING: {
    status: 400,
    en: 'Expected a body in JSON, but there is none. Send one with Content-Type: application/json.',
    ru: 'Нужно тело запроса в формате JSON, а его нет. Отправьте его с Content-Type: application/json.',
  },
  BODY_NAME_REPEATED: {
    status: 400,
    en: 'Expected every name once in an object of the body, but found {found} again. Programs read such a body differently: leave one of them.',
    ru: 'В одном объекте тела запроса имя {found} встречается дважды. Программы читают такое тело по-разному: оставьте одно.',
  },
  BODY_NOT_JSON: {
    status: 400,
    en: 'Expected a body in JSON, but it cannot be read as JSON. Send one JSON document in UTF-8.',
    ru: 'Тело запроса должно быть в формате JSON, а прочитать его не удалось. Отправьте один документ JSON в UTF-8.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    en: 'Expected a body of at most {limit} bytes, but it is larger. Send less at once.',
    ru: 'Тело запроса может занимать не более {limit} байт, а оно больше. Отправьте меньше за один раз.',
  },
  BODY_TYPE_WRONG: {
    status: 415,
    en: 'Expected a body of the type application/json without compression, but found {found}. Send JSON in UTF-8.',
    ru: 'Тело запроса должно иметь тип application/json без сжатия, а получено: {found}. Отправьте JSON в UTF-8.',
  },
  BODY_UNEXPECTED: {
    status: 400,
    en: 'Expected no body, because this call takes none, but found one. Send the call without it.',
    ru: 'У этого вызова нет тела, а оно прислано. Отправьте вызов без тела.',
  },
  CSRF_TOKEN_INVALID: {
    status: 403,
    en: 'Expected the session’s token in the header X-CSRF-Token, but it is missing or of another session. Read the session again and repeat the call.',
    ru: 'В заголовке X-CSRF-Token ожидается ключ сеанса, но его нет или он от другого сеанса. Запросите сеанс заново и повторите вызов.',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    en: 'Expected an address and headers of at most 16 KB together, but they are longer. Shorten them; large values belong in the body.',
    ru: 'Адрес и заголовки вместе могут занимать не более 16 КБ, а они длиннее. Сократите их; большим значениям место в теле запроса.',
  },
  IF_MATCH_MISSING: {
    status: 428,
    en: 'Expected the header If-Match with the ETag of what was read, but it is missing. Read the record, then send its ETag along.',
    ru: 'Нужен заголовок If-Match со значением ETag прочитанной записи, а его нет. Прочитайте запись и пришлите её ETag.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    en: 'Expected one of {allowed} for this path, but found {found}. Look it up at /api/docs.',
    ru: 'Для этого пути допустимы методы {allowed}, а получен {found}. Сверьтесь с /api/docs.',
  },
  PATH_MALFORMED: {
    status: 400,
    en: 'Expected an address with correct percent-encoding, but it cannot be read. Encode it as UTF-8.',
    ru: 'Адрес не удалось прочитать: в нём неверное процентное кодирование. Закодируйте его как UTF-8.',
  },
  PATH_UNKNOWN: {
    status: 404,
    en: 'Expected a path of this interface, but there is none such. Look it up at /api/docs.',
    ru: 'В этом интерфейсе нет такого пути. Сверьтесь с /api/docs.',
  },
  QUERY_UNKNOWN: {
    status: 400,
    en: 'Expected query parameters that this call knows, but found {found} at {place}. It knows: {known}.',
    ru: 'Этот вызов не знает параметра {found} ({place}). Известны: {known}.',
  },
  REQUEST_INVALID: {
    status: 400,
    en: 'Expected a request as /api/docs describes it, but problems were found in it: {count}. The first: {first} Correct what is wrong, and send it again.',
    ru: 'Запрос не соответствует описанию в /api/docs. Замечаний: {count}; первое: {first} Исправьте их и отправьте запрос снова.',
  },
  REQUEST_MALFORMED: {
    status: 400,
    en: 'Expected a request of HTTP/1.1, but it cannot be read as one. Send it with a client or a proxy that speaks HTTP/1.1.',
    ru: 'Запрос не читается как HTTP/1.1. Отправьте его клиентом или прокси, которые говорят на HTTP/1.1.',
  },
  REQUEST_TOO_SLOW: {
    status: 408,
    en: 'Expected the whole request within a minute, but it has not come. Send it again.',
    ru: 'Запрос не пришёл целиком за минуту. Отправьте его снова.',
  },
  SCOPE_MISSING: {
    status: 403,
    en: 'Expected a token with the scope {scope}, but this one does not have it. Make a token with that scope.',
    ru: 'Нужен ключ доступа с разрешением {scope}, а у этого его нет. Создайте ключ с таким разрешением.',
  },
  SESSION_NEEDED: {
    status: 403,
    en: 'Expected the session of a browser, but a token came: this can only be done by somebody who signed in.',
    ru: 'Это можно сделать только после входа в браузере, а пришёл ключ доступа программы.',
  },
  SIGN_IN_NEEDED: {
    status: 401,
    en: 'Expected somebody who is signed in, but there is no session, or it has ended. Sign in and repeat the call.',
    ru: 'Нужно войти: сеанса нет или он завершён. Войдите и повторите вызов.',
  },
  TOKEN_REFUSED: {
    status: 401,
    en: 'Expected a token that works, but this one is unknown, revoked or expired. Make a new one.',
    ru: 'Ключ доступа неизвестен, отозван или просрочен. Создайте новый.',
  },
  TOO_MANY_CONNECTIONS: {
    status: 429,
    en: 'Expected at most {limit} open streams of live updates, but there are more. Close a page, then try again.',
    ru: 'Допускается не более {limit} открытых потоков обновлений, а их больше. Закройте лишнюю страницу и повторите.',
  },
  TOO_MANY_TRIES: {
    status: 429,
    en: 'Expected fewer tries to sign in, but there were too many. Try again in {seconds} seconds.',
    ru: 'Слишком много попыток входа. Повторите через {seconds} с.',
  },
} as const satisfies Record<string, CatalogueEntry>;
