import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useSection } from '../editing/panel-context.js';
import { say } from '../texts.js';
import { ChoiceBox } from './controls.js';
import type { EditorProps, PropertyEditor } from './editor.js';
import { ExpressionSource } from '../../expression/ExpressionSource.js';

interface ComputedProps extends EditorProps {
  /** The editor of the value itself. */
  readonly Fixed: PropertyEditor;
}

const sourceOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'expression' in value ? (value as { readonly expression: unknown }).expression : undefined;

/** A value that is said, or an expression that gives it. What was typed the one way is kept until the other way is filled in. */
export function Computed({ Fixed, ...props }: ComputedProps) {
  const { field, value, writing, label } = props;
  const { language } = useSection();
  const source = sourceOf(value);
  const [wished, setWished] = useState<'fixed' | 'computed'>();
  const isComputed = (wished ?? (source === undefined ? 'fixed' : 'computed')) === 'computed';
  return (
    <Stack spacing={0.5}>
      <ChoiceBox
        name={say('how', language, { label })}
        value={isComputed ? 'computed' : 'fixed'}
        options={[
          { value: 'fixed', label: say(field.kind === 'toldOrExpression' ? 'text' : 'fixed', language) },
          { value: 'computed', label: say('compute', language) },
        ]}
        onChoose={(chosen) => setWished(chosen === 'computed' ? 'computed' : 'fixed')}
      />
      {isComputed ? (
        <ExpressionSource
          {...props}
          value={source}
          onSource={(next) => writing.put(next === undefined ? undefined : { expression: next }, true)}
        />
      ) : (
        <Fixed {...props} value={source === undefined ? value : undefined} />
      )}
    </Stack>
  );
}
