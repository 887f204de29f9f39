import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useDesigner } from '../../state/use-designer.js';
import { flowsOf } from '../editing/change-property.js';
import { flowName } from '../editing/names.js';
import { useSection } from '../editing/panel-context.js';
import { say } from '../texts.js';
import { ChoiceBox } from './controls.js';
import type { EditorProps } from './editor.js';
import { RowTools } from './RowTools.js';

function useFlows(): readonly { readonly id: string; readonly name: string }[] {
  const { ids, language } = useSection();
  const document = useDesigner((view) => view.document);
  const [id] = ids;
  return id === undefined ? [] : flowsOf(document, id).map((flow) => ({ id: flow, name: flowName(document, flow, language) }));
}

/** The order in which flows are tried: moved by buttons, the default one marked. */
export function FlowsEditor({ writing, id }: EditorProps) {
  const { ids, language } = useSection();
  const flows = useFlows();
  const byDefault = useDesigner(({ document }) => document.elements?.[ids[0] ?? ''] as { readonly default?: string } | undefined)?.default;
  if (flows.length === 0)
    return (
      <Typography variant="body2" color="textSecondary" id={id}>
        {say('noFlows', language)}
      </Typography>
    );
  const order = flows.map((flow) => flow.id);
  const moved = (from: number, to: number) => () => {
    const rest = order.filter((_flow, index) => index !== from);
    writing.put([...rest.slice(0, to), order[from], ...rest.slice(to)]);
  };
  return (
    <Stack component="ol" id={id} aria-labelledby={`${id}-label`} sx={{ m: 0, pl: 2.5 }}>
      {flows.map((flow, index) => (
        <Box component="li" key={flow.id}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
            <Typography variant="body2" sx={{ alignSelf: 'center', minWidth: 0, overflowWrap: 'anywhere' }}>
              {flow.name}
              {flow.id === byDefault ? ` (${say('defaultFlow', language)})` : ''}
            </Typography>
            <RowTools
              what={flow.name}
              isOrdered
              onUp={index > 0 ? moved(index, index - 1) : undefined}
              onDown={index < flows.length - 1 ? moved(index, index + 1) : undefined}
            />
          </Stack>
        </Box>
      ))}
    </Stack>
  );
}

/** One of the flows that leave the element. */
export function FlowEditor({ value, writing, id, describedBy }: EditorProps) {
  const { language } = useSection();
  const flows = useFlows();
  const chosen = typeof value === 'string' ? value : '';
  return (
    <ChoiceBox
      id={id}
      value={chosen}
      options={[
        { value: '', label: say(flows.length === 0 ? 'noFlows' : 'none', language) },
        ...flows.map((flow) => ({ value: flow.id, label: flow.name })),
      ]}
      onChoose={(next) => writing.put(next === '' ? undefined : next)}
      describedBy={describedBy}
      invalid={writing.problem !== undefined}
    />
  );
}
