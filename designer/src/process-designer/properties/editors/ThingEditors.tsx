import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { modelOf, type Model } from '../../../document/index.js';
import { contentOf } from '../../../document/read/model.js';
import { isActivityType } from '../../../document/read/types.js';
import { useDesigner } from '../../state/use-designer.js';
import { nameIn } from '../editing/names.js';
import { useSection } from '../editing/panel-context.js';
import { say } from '../texts.js';
import { ChoiceBox, type BoxOption } from './controls.js';
import type { EditorProps } from './editor.js';

/** What can be named: activities beside the element, or elements of the process. */
function candidates(model: Model, kind: string, id: string | undefined): readonly string[] {
  const found = id === undefined ? undefined : model.all.get(id);
  const scope = found?.kind === 'process' ? found.id : found?.entry.scope;
  if (scope === undefined) return [];
  const elements = (kind === 'elements' ? contentOf(model, scope) : model.inside(scope)).filter(
    (one) => one.kind === 'element' && one.id !== id,
  );
  return elements.filter(({ entry }) => isActivityType(entry.type)).map((one) => one.id);
}

function useThings(kind: string): readonly BoxOption[] {
  const { ids, language } = useSection();
  const document = useDesigner((view) => view.document);
  return candidates(modelOf(document), kind, ids[0]).map((value) => ({ value, label: nameIn(document, value, language) }));
}

/** An activity of the same process or subprocess. */
export function ActivityEditor({ field, value, writing, id, describedBy }: EditorProps) {
  const { language } = useSection();
  const things = useThings(field.kind);
  const chosen = typeof value === 'string' ? value : '';
  const isGone = chosen !== '' && !things.some((thing) => thing.value === chosen);
  return (
    <ChoiceBox
      id={id}
      value={chosen}
      options={[
        { value: '', label: say('none', language) },
        ...things,
        ...(isGone ? [{ value: chosen, label: say('gone', language, { id: chosen }) }] : []),
      ]}
      onChoose={(next) => writing.put(next === '' ? undefined : next)}
      describedBy={describedBy}
      invalid={writing.problem !== undefined}
      required={field.required}
    />
  );
}

/** Several steps of the process. */
export function ElementsEditor({ field, value, writing, id }: EditorProps) {
  const { language, isReadOnly } = useSection();
  const things = useThings(field.kind);
  const list: readonly unknown[] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (things.length === 0)
    return (
      <Typography variant="body2" color="textSecondary" id={id}>
        {say('nothingToChoose', language)}
      </Typography>
    );
  return (
    <Stack role="group" id={id} aria-labelledby={`${id}-label`}>
      {things.map((thing) => (
        <FormControlLabel
          key={thing.value}
          label={thing.label}
          disabled={isReadOnly}
          control={
            <Checkbox
              size="small"
              checked={list.includes(thing.value)}
              onChange={(event) => {
                const next = event.target.checked ? [...list, thing.value] : list.filter((one) => one !== thing.value);
                writing.put(next.length === 0 ? undefined : next);
              }}
            />
          }
        />
      ))}
    </Stack>
  );
}
