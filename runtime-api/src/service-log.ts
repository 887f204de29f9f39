/** How loud a line is. */
export type LogLevel = 'debug' | 'info' | 'warning' | 'error';

/** Where the service tells its operator what happens. Never what people typed, nor secrets, nor bodies. */
export interface ServiceLog {
  (level: LogLevel, message: string, details?: Readonly<Record<string, unknown>>): void;
}
