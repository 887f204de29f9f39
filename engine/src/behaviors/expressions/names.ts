/** Every function that JSONata brings. Named without brackets, one is a function value, which only the worker knows. */
export const jsonataFunctions: ReadonlySet<string> = new Set(
  (
    'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match contains replace ' +
    'split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power random boolean not map zip filter ' +
    'single reduce sift keys lookup append exists spread merge reverse each error assert type sort shuffle distinct base64encode base64decode ' +
    'encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl eval toMillis fromMillis clone now millis'
  ).split(' '),
);

/** Bindings that feed functions instead of being variables: `now` in milliseconds, `random` a seed. */
export const reservedBindings: ReadonlySet<string> = new Set(['now', 'random']);
