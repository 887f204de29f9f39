import { Computed } from './Computed.js';
import type { EditorProps } from './editor.js';
import { ToldEditor } from './ToldEditor.js';

/** A text in both languages, or an expression that gives one. */
export function TitleEditor(props: EditorProps) {
  return <Computed {...props} Fixed={ToldEditor} />;
}
