import { pino, type DestinationStream } from 'pino';
import type { ServiceLog } from '../service-log.js';
import type { Settings } from '../settings/index.js';

/** A log of one JSON line for each event, on standard error unless told otherwise. Of errors it keeps the stack, for the operator's eyes only. */
export function jsonLog(level: Settings['log'], destination: DestinationStream = pino.destination({ dest: 2, sync: true })): ServiceLog {
  const logger = pino(
    {
      level: level === 'warning' ? 'warn' : level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label === 'warn' ? 'warning' : label }) },
    },
    destination,
  );
  return (severity, message, details = {}) => {
    const { cause } = details;
    const line =
      cause === undefined ? details : { ...details, cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
    logger[severity === 'warning' ? 'warn' : severity](line, message);
  };
}
