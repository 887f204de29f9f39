/** Where the runtime tells what an operator should know. Never carries what people typed, nor secrets. */
export interface Log {
  (level: 'info' | 'warning' | 'error', message: string, details?: Readonly<Record<string, unknown>>): void;
}

/** Warnings and errors as one JSON line each on standard error. */
export const standardLog: Log = (level, message, details) => {
  if (level === 'info') return;
  const cause = details?.['cause'];
  const line = { level, message, ...details, ...(cause instanceof Error ? { cause: cause.stack ?? cause.message } : {}) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};
