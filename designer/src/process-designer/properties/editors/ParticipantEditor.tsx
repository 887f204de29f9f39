import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { ExpressionSource } from '../../expression/ExpressionSource.js';
import { useHost, useSection } from '../editing/panel-context.js';
import { useTyped } from '../editing/use-typed.js';
import { say, type PanelWord } from '../texts.js';
import { ChoiceBox, CompletedBox } from './controls.js';
import type { EditorProps } from './editor.js';
import { AddRow, RowTools } from './RowTools.js';

type Raw = Readonly<Record<string, unknown>>;
type Way = 'user' | 'group' | 'position' | 'initiator' | 'manager' | 'expression';

const ways: readonly (readonly [Way, PanelWord])[] = [
  ['user', 'person'],
  ['group', 'group'],
  ['position', 'position'],
  ['initiator', 'initiator'],
  ['manager', 'manager'],
  ['expression', 'expression'],
];
const knownAs = { user: 'people', group: 'groups', position: 'positions' } as const;

function wayOf(value: unknown): Way | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { relation } = value as Raw;
  if (relation === 'initiator' || relation === 'manager') return relation;
  return ways.map(([way]) => way).find((way) => Object.hasOwn(value, way));
}

interface OneProps extends EditorProps {
  readonly onParticipant: (value: Raw | undefined, isTyped: boolean) => boolean;
  readonly depth: number;
  readonly isFirst: boolean;
}

/** A person, a group, a position, a relation or an expression: chosen by kind, then named. */
function OneParticipant({ onParticipant, depth, isFirst, ...props }: OneProps) {
  const { value, id, label, describedBy, writing, field } = props;
  const { language } = useSection();
  const [wished, setWished] = useState<Way>();
  const way = wished ?? wayOf(value);
  const choose = (next: string): void => {
    const chosen = ways.find(([one]) => one === next)?.[0];
    if (chosen === 'initiator' || chosen === 'manager') onParticipant({ relation: chosen }, false);
    else if (chosen === undefined) onParticipant(undefined, false);
    // The kind is chosen first; there is nothing to write before somebody is named.
    setWished(chosen === 'initiator' || chosen === 'manager' ? undefined : chosen);
  };
  const put = (next: Raw | undefined, isTyped: boolean): boolean => {
    const isTaken = onParticipant(next, isTyped);
    if (isTaken && next !== undefined) setWished(undefined);
    return isTaken;
  };
  const isSame = way !== undefined && way === wayOf(value);
  return (
    <Stack spacing={0.5} sx={{ minWidth: 0 }}>
      <ChoiceBox
        {...(isFirst ? { id } : {})}
        name={say('kindOf', language, { what: label })}
        value={way ?? ''}
        options={[
          { value: '', label: say('none', language) },
          ...ways.filter(([one]) => depth < 3 || one !== 'manager').map(([one, word]) => ({ value: one, label: say(word, language) })),
        ]}
        onChoose={choose}
        describedBy={describedBy}
        required={field.required}
      />
      {way === 'user' || way === 'group' || way === 'position' ? (
        <Named key={way} {...props} way={way} value={isSame ? (value as Raw)[way] : undefined} onParticipant={put} />
      ) : null}
      {way === 'expression' ? (
        <ExpressionSource
          {...props}
          value={isSame ? (value as Raw)['expression'] : undefined}
          onSource={(next) => put(next === undefined ? undefined : { expression: next }, true)}
        />
      ) : null}
      {way === 'manager' ? (
        <Box sx={{ pl: 1.5, borderLeft: 1, borderColor: 'divider' }}>
          <OneParticipant
            {...props}
            isFirst={false}
            label={say('whose', language)}
            value={(value as Raw | undefined)?.['of']}
            onParticipant={(of, isTyped) => onParticipant({ relation: 'manager', ...(of === undefined ? {} : { of }) }, isTyped)}
            writing={writing}
            depth={depth + 1}
          />
        </Box>
      ) : null}
    </Stack>
  );
}

interface NamedProps extends EditorProps {
  readonly way: keyof typeof knownAs;
  readonly onParticipant: (value: Raw | undefined, isTyped: boolean) => boolean;
}

function Named({ way, value, onParticipant, label, describedBy, writing }: NamedProps) {
  const { language } = useSection();
  const { known } = useHost();
  const word = ways.find(([one]) => one === way)?.[1] ?? 'person';
  const typed = useTyped({
    value,
    write: (text) => (typeof text === 'string' ? text : ''),
    read: (text) => ({ value: text.trim() === '' ? undefined : text.trim() }),
    put: (text) => onParticipant(text === undefined ? undefined : { [way]: text }, true),
    writing,
  });
  return (
    <CompletedBox
      name={`${label}: ${say(word, language).toLowerCase()}`}
      text={typed.text}
      onText={typed.change}
      onLeave={typed.leave}
      onKey={typed.keyDown}
      options={(known[knownAs[way]] ?? []).map((thing) => ({ value: thing.id, label: thing.label }))}
      placeholder="id"
      describedBy={describedBy}
      invalid={writing.problem !== undefined}
    />
  );
}

/** One participant. */
export function ParticipantEditor(props: EditorProps) {
  return <OneParticipant {...props} depth={0} isFirst onParticipant={(value, isTyped) => props.writing.put(value, isTyped)} />;
}

/** Several participants, in their order. A line whose person is not named yet is only here. */
export function ParticipantsEditor(props: EditorProps) {
  const { value, writing, label, id } = props;
  const list: readonly unknown[] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const [hasDraft, setDraft] = useState(false);
  const put = (next: readonly unknown[], isTyped = false): boolean => writing.put(next.length === 0 ? undefined : next, isTyped);
  const moved = (from: number, to: number) => () => {
    const next = list.filter((_one, index) => index !== from);
    put([...next.slice(0, to), list[from], ...next.slice(to)]);
  };
  const rows = hasDraft ? [...list, undefined] : list;
  return (
    <Stack spacing={1} id={id} role="group" aria-labelledby={`${id}-label`}>
      {rows.map((one, index) => {
        const what = `${label} ${index + 1}`;
        const isDraft = index >= list.length;
        return (
          <Box key={index} sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: 0.5 }}>
            <OneParticipant
              {...props}
              id={`${id}-${index}`}
              isFirst={false}
              depth={0}
              label={what}
              value={one}
              onParticipant={(next, isTyped) => {
                if (next === undefined) return true;
                const isTaken = put(isDraft ? [...list, next] : list.map((other, at) => (at === index ? next : other)), isTyped);
                if (isTaken && isDraft) setDraft(false);
                return isTaken;
              }}
            />
            <RowTools
              what={what}
              isOrdered
              onUp={!isDraft && index > 0 ? moved(index, index - 1) : undefined}
              onDown={!isDraft && index < list.length - 1 ? moved(index, index + 1) : undefined}
              onRemove={() => (isDraft ? setDraft(false) : put(list.filter((_other, at) => at !== index)))}
            />
          </Box>
        );
      })}
      {hasDraft ? null : <AddRow label={label} onAdd={() => setDraft(true)} />}
    </Stack>
  );
}
