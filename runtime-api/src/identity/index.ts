export { ADMINISTRATOR, Administrators, type After } from './administrators.js';
export { IdentityDesk, type Access, type IdentityOptions, type NewLink } from './identity-desk.js';
export { passwordLength } from './password-rules.js';
export { Passwords } from './passwords.js';
export { personByLogin, personRow, plainLogin } from './people-rows.js';
export { UsedKeys, type KeyUse } from './used-keys.js';
