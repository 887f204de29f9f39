import { type Definitions, listOf, mapOf, object, ref, type Schema } from './dialect.js';
import { definitionShape } from './shape.js';

const frames: Schema = listOf(ref('WorkingFrame'), 'Working frames of the day in order; none is a day off.', { maxItems: 24 });

/** The schema of a business calendar. */
export const calendar: Definitions = {
  CalendarDefinition: definitionShape(
    'calendar',
    'Working time: the hours of each weekday, and the days that differ.',
    {
      zone: { ...ref('Zone'), description: 'The time zone its hours are in.' },
      week: object('The frames of each weekday; a weekday that is absent is a day off.', {
        monday: frames,
        tuesday: frames,
        wednesday: frames,
        thursday: frames,
        friday: frames,
        saturday: frames,
        sunday: frames,
      }),
      days: mapOf(
        object('A day that differs: a holiday, a moved or a shortened day.', { name: ref('Text'), frames }, ['frames']),
        'Days that differ, by date.',
        { type: 'string', maxLength: 10, format: 'date' },
      ),
    },
    ['zone', 'week'],
  ),
  WorkingFrame: object(
    'A stretch of working time.',
    {
      from: { description: 'When it begins, `HH:MM`.', type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', 'x-word': 'clockTime' },
      to: {
        description: 'When it ends, `HH:MM` up to `24:00`.',
        type: 'string',
        pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
        'x-word': 'clockTime',
      },
    },
    ['from', 'to'],
  ),
  Zone: {
    description: 'A time zone of the IANA list, for example `Europe/Moscow`.',
    type: 'string',
    pattern: '^[A-Za-z][A-Za-z0-9_+-]{0,30}(/[A-Za-z0-9_+-]{1,30}){0,2}$',
    'x-word': 'zone',
  },
};
