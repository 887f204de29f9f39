import type { FieldKind } from '../../../elements/index.js';
import { ExpressionEditor } from '../../expression/ExpressionSource.js';
import { CompletedEditor } from './CompletedEditor.js';
import type { EditorKind, PropertyEditor } from './editor.js';
import { EventsEditor } from './EventsEditor.js';
import { FlowEditor, FlowsEditor } from './FlowEditors.js';
import { FormAccessEditor } from './FormAccessEditor.js';
import { JsonEditor } from './JsonEditor.js';
import { MappingEditor } from './MappingEditor.js';
import { ParticipantEditor, ParticipantsEditor } from './ParticipantEditor.js';
import { BooleanEditor, ChoiceEditor, NumberEditor, ReferenceView, TextEditor } from './plain.js';
import { RootEditor } from './RootEditor.js';
import { ActivityEditor, ElementsEditor } from './ThingEditors.js';
import { TimeEditor } from './TimeEditor.js';
import { TitleEditor } from './TitleEditor.js';
import { ToldEditor } from './ToldEditor.js';
import { VariablesEditor } from './VariablesEditor.js';

const one = (Editor: PropertyEditor): EditorKind => ({ Editor, labelling: 'label' });
const several = (Editor: PropertyEditor): EditorKind => ({ Editor, labelling: 'group' });

/** The editor of each kind of property. */
export const editors: Readonly<Record<FieldKind, EditorKind>> = {
  text: one(TextEditor),
  told: one(ToldEditor),
  multiline: one(ToldEditor),
  toldOrExpression: several(TitleEditor),
  number: one(NumberEditor),
  boolean: one(BooleanEditor),
  choice: one(ChoiceEditor),
  duration: one(TimeEditor),
  durationOrNever: one(TimeEditor),
  instant: one(TimeEditor),
  timing: one(TimeEditor),
  cycle: one(TimeEditor),
  expression: several(ExpressionEditor),
  mapping: several(MappingEditor),
  path: one(CompletedEditor),
  name: one(CompletedEditor),
  participant: one(ParticipantEditor),
  participants: several(ParticipantsEditor),
  form: one(CompletedEditor),
  formAccess: several(FormAccessEditor),
  decision: one(CompletedEditor),
  calledProcess: one(CompletedEditor),
  service: one(CompletedEditor),
  message: one(RootEditor),
  signal: one(RootEditor),
  error: one(RootEditor),
  escalation: one(RootEditor),
  category: one(RootEditor),
  rootElement: one(RootEditor),
  activity: one(ActivityEditor),
  flow: one(FlowEditor),
  flows: several(FlowsEditor),
  elements: several(ElementsEditor),
  events: several(EventsEditor),
  process: one(CompletedEditor),
  variables: several(VariablesEditor),
  register: one(CompletedEditor),
  reference: several(ReferenceView),
  value: one(JsonEditor),
  json: one(JsonEditor),
};

/** What shows a property that the drawing alone decides. */
export const shown: EditorKind = several(ReferenceView);
