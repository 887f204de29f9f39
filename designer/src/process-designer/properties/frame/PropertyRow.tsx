import HelpOutline from '@mui/icons-material/HelpOutlineOutlined';
import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { memo, useId, useState } from 'react';
import { modelOf, type ProcessDraft } from '../../../document/index.js';
import { valueAt, type PropertyField } from '../../../elements/index.js';
import { sizes } from '../../../theme/index.js';
import { useDesigner } from '../../state/use-designer.js';
import { useSection } from '../editing/panel-context.js';
import { useWriting } from '../editing/use-put.js';
import { editors, shown } from '../editors/index.js';
import { say } from '../texts.js';

const entryOf = (document: ProcessDraft, id: string | undefined): unknown =>
  id === undefined ? document : modelOf(document).all.get(id)?.entry;

/** One property: the label above, its control, what is wrong with it, and help behind a button that keys reach. Drawn again only when its value changes. */
export const PropertyRow = memo(function PropertyRow({ field }: { readonly field: PropertyField }) {
  const { ids, language } = useSection();
  const id = useId();
  const [isHelped, setHelped] = useState(false);
  const writing = useWriting(field);
  const value = useDesigner(({ document }) => valueAt(entryOf(document, ids[0]), field.path));
  const isMixed = useDesigner(({ document }) => {
    if (ids.length === 1) return false;
    const [first, ...others] = ids.map((one) => JSON.stringify(valueAt(entryOf(document, one), field.path)));
    return others.some((other) => other !== first);
  });
  const isRequired = useDesigner(
    ({ document }) =>
      field.required || (field.requiredWith !== undefined && valueAt(entryOf(document, ids[0]), field.requiredWith) !== undefined),
  );
  const { Editor, labelling } =
    field.readOnly === true || (field.kind === 'process' && field.path.length === 1) ? shown : editors[field.kind];
  const label = field.label[language];
  const { problem } = writing;
  const described = [problem ? `${id}-wrong` : '', isHelped ? `${id}-help` : ''].filter((part) => part !== '').join(' ');
  const explain = say('explain', language, { label });
  return (
    <Box data-property={field.path.join('.')}>
      <Stack direction="row" sx={{ alignItems: 'flex-start', justifyContent: 'space-between', gap: 0.5, mb: 0.25 }}>
        <Typography
          variant="subtitle2"
          id={`${id}-label`}
          {...(labelling === 'label' ? { component: 'label' as const, htmlFor: id } : { component: 'div' as const })}
          sx={{ pt: 0.5 }}
        >
          {label}
          {isRequired ? (
            <Typography component="span" variant="body2" color="textSecondary">
              {` · ${say('required', language)}`}
            </Typography>
          ) : null}
        </Typography>
        <IconButton
          size="small"
          aria-label={explain}
          title={explain}
          aria-expanded={isHelped}
          onClick={() => setHelped(!isHelped)}
          sx={{ p: 0.25, minWidth: sizes.target, minHeight: sizes.target }}
        >
          <HelpOutline sx={{ fontSize: sizes.iconSmall }} />
        </IconButton>
      </Stack>
      <Editor
        field={field}
        value={isMixed ? undefined : value}
        isMixed={isMixed}
        writing={writing}
        id={id}
        label={label}
        describedBy={described === '' ? undefined : described}
      />
      {problem ? (
        <FormHelperText error id={`${id}-wrong`} role="alert">
          {problem[language]}
        </FormHelperText>
      ) : null}
      {isHelped ? <FormHelperText id={`${id}-help`}>{field.help[language]}</FormHelperText> : null}
    </Box>
  );
});
