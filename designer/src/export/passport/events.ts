import { rawOf, textOf } from '../../drawing/read/values.js';
import { describeTiming } from '../../elements/times/describe-timing.js';
import type { Reader } from './reader.js';

/** What people call a message, signal, error or escalation. */
export function sayRoot(id: unknown, { entry, told, words }: Reader): string {
  const root = entry('rootElements', textOf(id));
  return told(root['name']) || textOf(root['code']) || textOf(id) || words.any;
}

/** What an event waits for or does, in words; nothing for a plain one. */
export function sayEvent(value: unknown, reader: Reader): string {
  const event = rawOf(value);
  const { events } = reader.words;
  switch (event['type']) {
    case 'timer': {
      const time = event['duration'] ?? event['date'] ?? event['cycle'];
      return events.timer(describeTiming(time, reader.language) ?? reader.source(time));
    }
    case 'message':
    case 'signal':
    case 'error':
    case 'escalation':
      return events[event['type']](sayRoot(event['ref'], reader));
    case 'conditional':
      return events.conditional(reader.condition(event['condition']));
    case 'link':
      return events.link(textOf(event['link']));
    case 'multiple': {
      const parts = Object.values(rawOf(event['events'])).filter((part) => rawOf(part)['type'] !== 'multiple');
      return parts.map((part) => sayEvent(part, reader)).join(', ') || events.multiple();
    }
    case 'compensation':
    case 'cancel':
    case 'terminate':
      return events[event['type']]();
    default:
      return '';
  }
}
