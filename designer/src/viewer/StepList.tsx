import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { drawingThemes, type DrawingStates, type Diagram, type StepState } from '../drawing/index.js';
import { stateMark } from '../drawing/badges.js';
import type { SchemeName } from '../theme/index.js';
import { sizes } from '../theme/index.js';
import { DrawnNodes } from './DrawnNodes.js';
import { inReadingOrder } from './neighbours.js';
import type { ViewerTexts } from './texts.js';

/** What `<StepList>` takes. */
export interface StepListProps {
  readonly diagram: Diagram;
  readonly elements: DrawingStates['elements'];
  readonly selected: string | undefined;
  readonly onSelect: ((id: string) => void) | undefined;
  readonly scheme: SchemeName;
  readonly texts: ViewerTexts;
}

/** The words for one step: its name, its state, how often it was done. */
export function spokenStep(
  label: string,
  states: { readonly state?: StepState | undefined; readonly count?: number | undefined } | undefined,
  texts: ViewerTexts,
  inRoute: boolean,
): string {
  const name = label === '' ? texts.nameless : label;
  const state = states?.state ? texts.states[states.state] : inRoute ? texts.notReached : '';
  const times = states?.count !== undefined && states.count > 1 ? texts.times(states.count) : '';
  return [name, state, times].filter((part) => part !== '').join(', ');
}

/** Steps that have something to say: a joining gateway without a name says nothing in a list. */
function steps(diagram: Diagram, elements: DrawingStates['elements']) {
  return inReadingOrder(diagram).flatMap(({ id, depth }) => {
    const label = diagram.things.get(id)?.label ?? '';
    const own = elements && Object.hasOwn(elements, id) ? elements[id] : undefined;
    return label !== '' || own?.state === 'present' || own?.state === 'incident' ? [{ id, depth, label, own }] : [];
  });
}

/** The same steps as plain words, for screen readers beside the drawing; without the cost of a list that can be seen. */
export function StepWords({ diagram, elements, texts }: Pick<StepListProps, 'diagram' | 'elements' | 'texts'>) {
  return (
    <ol aria-label={texts.steps}>
      {steps(diagram, elements).map(({ id, label, own }) => (
        <li key={id}>{spokenStep(label, own, texts, elements !== undefined)}</li>
      ))}
    </ol>
  );
}

/** The steps of a process with their states, in the order of reading: what the drawing says, in words. */
export function StepList({ diagram, elements, selected, onSelect, scheme, texts }: StepListProps) {
  return (
    <Box component="ol" aria-label={texts.steps} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {steps(diagram, elements).map(({ id, depth, label, own }) => {
        const state = own?.state;
        const words = [
          state ? texts.states[state] : elements ? texts.notReached : '',
          own?.count !== undefined && own.count > 1 ? texts.times(own.count) : '',
        ].filter((part) => part !== '');
        const row = (
          <>
            <Box component="svg" aria-hidden viewBox="-12 -12 24 24" sx={{ width: sizes.icon, height: sizes.icon, flexShrink: 0 }}>
              {state ? <DrawnNodes nodes={stateMark(state, drawingThemes[scheme])} /> : null}
            </Box>
            <Typography component="span" sx={{ flexGrow: 1, fontWeight: state === 'present' ? 'fontWeightMedium' : 'fontWeightRegular' }}>
              {label === '' ? texts.nameless : label}
            </Typography>
            <Typography component="span" variant="body2" color="textSecondary" sx={{ textAlign: 'end' }}>
              {words.join(', ')}
            </Typography>
          </>
        );
        const look = {
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          width: '100%',
          py: 1,
          pr: 1,
          pl: 1 + depth * 3,
          textAlign: 'start',
          bgcolor: id === selected ? 'action.selected' : undefined,
        } as const;
        return (
          <Box component="li" key={id} sx={{ borderBottom: 1, borderColor: 'divider', '&:last-of-type': { borderBottom: 0 } }}>
            {onSelect ? (
              <ButtonBase sx={look} aria-current={id === selected ? 'true' : undefined} onClick={() => onSelect(id)}>
                {row}
              </ButtonBase>
            ) : (
              <Box sx={look}>{row}</Box>
            )}
          </Box>
        );
      })}
    </Box>
  );
}
