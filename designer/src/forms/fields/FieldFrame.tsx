import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { memo, type ReactElement, type ReactNode } from 'react';
import type { FormWords } from '../contract.js';
import { partIds, useReader } from '../form-context.js';
import { controlHeights, sizes } from '../../theme/tokens.js';
import { Notes } from './Notes.js';

/** What a frame shows around a control. */
export interface FieldFrameProps {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  readonly problems: readonly FormWords[];
  readonly warnings: readonly FormWords[];
  /** `label`: the label names the control with this id; `group`: several controls name it as theirs; `inside`: the control shows it itself. */
  readonly labelling: 'label' | 'group' | 'inside';
  /** In a table: the column says what it is. */
  readonly compact: boolean;
  readonly children: ReactNode;
}

/** Puts a line of text on the line of the controls beside it in a table's row. Not by their baselines: that of an empty input is elsewhere. */
export const besideControl = { py: `calc((${controlHeights.list}px - 1lh) / 2)` };

/** A cell out of sight is not laid out and painted; the focus reaches it as any other. The margin is for the ring of the focus. */
const cell = {
  minWidth: 0,
  contentVisibility: 'auto',
  containIntrinsicHeight: `auto ${controlHeights.list}px`,
  overflowClipMargin: `${sizes.ring * 2}px`,
};

/** The label above a control, help and what is wrong below it. */
export const FieldFrame = memo(function FieldFrame(props: FieldFrameProps): ReactElement {
  const { id, label, help, required, problems, warnings, labelling, compact, children } = props;
  const ids = partIds(id);
  return (
    <Box sx={compact ? cell : { minWidth: 0 }}>
      {!compact && labelling !== 'inside' && (
        <Typography
          component={labelling === 'label' ? 'label' : 'div'}
          variant="subtitle2"
          id={ids.label}
          {...(labelling === 'label' ? { htmlFor: id } : {})}
          sx={{ display: 'block', mb: 0.5 }}
        >
          {label}
          {required && <RequiredWord />}
        </Typography>
      )}
      {children}
      <Notes id={ids.error} problems={problems} warnings={warnings} />
      {!compact && help !== '' && <FormHelperText id={ids.help}>{help}</FormHelperText>}
    </Box>
  );
});

/** That a field must be filled in, in words. */
export function RequiredWord(): ReactElement {
  const { texts } = useReader();
  return (
    <Typography component="span" variant="body2" color="textSecondary">
      {' · '}
      {texts.required}
    </Typography>
  );
}
