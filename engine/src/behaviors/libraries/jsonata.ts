import jsonata from 'jsonata';

export { jsonata };

/** Whether the parser is here. */
export const hasJsonata = (): boolean => true;

/** Fetches the parser; it is here already. */
export const loadJsonata = (): Promise<void> => Promise.resolve();
