import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Words } from '../../../document/index.js';
import { describeTiming, nextTimes } from '../../../elements/index.js';
import { sayInstant } from '../../../forms/words/dates.js';
import { useNow, useReader } from '../../../patterns/index.js';
import { useSection } from '../editing/panel-context.js';
import { useTyped } from '../editing/use-typed.js';
import { say } from '../texts.js';
import { Computed } from './Computed.js';
import { TextBox } from './controls.js';
import type { EditorProps } from './editor.js';
import { readTimeText, writeTimeText, type TimeKind } from './time-words.js';
import { useHint } from './plain.js';

/** A length of time, a moment or a repetition: entered as people write it, or computed where the schema lets an expression give it. */
export function TimeEditor(props: EditorProps) {
  return props.field.computable === true ? <Computed {...props} Fixed={TypedTime} /> : <TypedTime {...props} />;
}

const examples: Readonly<Record<TimeKind, Words>> = {
  duration: { en: '2 h 30 min', ru: '2 ч 30 мин' },
  durationOrNever: { en: '5 years', ru: '5 лет' },
  instant: { en: '02/03/2026 09:00', ru: '02.03.2026 09:00' },
  timing: { en: '3 days', ru: '3 дня' },
  cycle: { en: 'every 2 hours', ru: 'каждые 2 часа' },
};

function TypedTime({ field, value, isMixed, writing, id, describedBy }: EditorProps) {
  const { language } = useSection();
  const { zone } = useReader();
  const kind = field.kind as TimeKind;
  const typed = useTyped({
    value,
    write: (time) => writeTimeText(kind, time, language, zone),
    read: (text) => readTimeText(kind, text, zone),
    writing,
  });
  const hint = useHint({ field, isMixed });
  const example = say('forExample', language, { value: examples[kind][language] });
  const hintWords = hint === undefined ? example : (describeTiming(hint, language) ?? hint);
  return (
    <>
      <TextBox
        id={id}
        text={typed.text}
        onText={typed.change}
        onLeave={typed.leave}
        onKey={typed.keyDown}
        placeholder={hintWords}
        describedBy={describedBy}
        invalid={writing.problem !== undefined}
        required={field.required}
      />
      {typeof value === 'string' && value !== 'never' ? (
        <Next value={value} text={typed.text} isTimer={kind !== 'duration' || field.computable === true} />
      ) : null}
    </>
  );
}

/** What the time means, and when it would come if it began now. */
function Next({ value, text, isTimer }: { readonly value: string; readonly text: string; readonly isTimer: boolean }) {
  const { language } = useSection();
  const { zone } = useReader();
  const now = useNow();
  const words = describeTiming(value, language, zone);
  if (words === undefined) return null;
  const times = isTimer ? nextTimes(value, now) : [];
  const isMoment = /^\d{4}-/.test(value);
  const clock = zone === 'UTC' ? '' : ` (${say('atWord', language, { zone })})`;
  return (
    <Box sx={{ mt: 0.5, color: 'text.secondary' }}>
      {words === text ? null : (
        <Typography variant="body2">
          {words}
          {isMoment ? clock : ''}
        </Typography>
      )}
      {isMoment && times.length === 0 ? <Typography variant="body2">{say('nextOver', language)}</Typography> : null}
      {!isMoment && times.length > 0 ? (
        <Typography variant="body2" component="div">
          {say('next', language)}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {times.map((time) => (
              <li key={time}>{sayInstant(time, language, zone)}</li>
            ))}
          </Box>
        </Typography>
      ) : null}
    </Box>
  );
}
