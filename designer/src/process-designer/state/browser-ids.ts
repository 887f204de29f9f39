import { idsFrom } from '../../document/index.js';

/** Ids from the browser's own source of chance. */
export const newBrowserId = idsFrom((below) => {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value % below;
});
