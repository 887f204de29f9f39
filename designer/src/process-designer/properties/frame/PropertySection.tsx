import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, useMemo } from 'react';
import type { PropertyField, PropertyGroup } from '../../../elements/index.js';
import { SectionContext, type SectionAround } from '../editing/panel-context.js';
import { valueOf, type Target } from '../editing/target.js';
import { say } from '../texts.js';
import { PropertyRow } from './PropertyRow.js';

/** What `<PropertySection>` takes. */
export interface PropertySectionProps extends Omit<SectionAround, 'ids' | 'Row'> {
  readonly target: Target;
  readonly groups: readonly PropertyGroup[];
  /** A heading over the groups, where there are several sections. */
  readonly title: string | undefined;
  readonly isOpen: (group: string) => boolean;
  readonly onToggle: (group: string) => void;
}

/** The properties of one thing, or of several together, in groups that open and close. */
export function PropertySection({ target, groups, title, isOpen, onToggle, language, scheme, isReadOnly, pending }: PropertySectionProps) {
  const ids = useMemo(() => target.ids, [target.key]);
  const around = useMemo<SectionAround>(
    () => ({ ids, language, scheme, isReadOnly, pending, Row: PropertyRow }),
    [ids, language, scheme, isReadOnly, pending],
  );
  return (
    <SectionContext value={around}>
      {title === undefined ? null : (
        <Typography variant="subtitle1" component="h3" sx={{ mt: 1 }}>
          {title}
        </Typography>
      )}
      {groups.map((group) => (
        <Group key={group.id} group={group} target={target} isOpen={isOpen(group.id)} onToggle={onToggle} language={language} />
      ))}
    </SectionContext>
  );
}

interface GroupProps {
  readonly group: PropertyGroup;
  readonly target: Target;
  readonly isOpen: boolean;
  readonly onToggle: (group: string) => void;
  readonly language: 'en' | 'ru';
}

const keyOf = ({ path, when = [] }: PropertyField): string => `${path.join('.')} ${JSON.stringify(when)}`;

function Group({ group, target, isOpen, onToggle, language }: GroupProps) {
  const content = useId();
  const filled = isOpen ? 0 : group.fields.filter((field) => field.readOnly !== true && valueOf(target, field).value !== undefined).length;
  return (
    <Box sx={{ borderBottom: 1, borderColor: 'divider', py: 0.5 }}>
      <Typography component="h4" variant="subtitle2">
        <Button
          fullWidth
          size="small"
          color="inherit"
          aria-expanded={isOpen}
          aria-controls={content}
          onClick={() => onToggle(group.id)}
          endIcon={<ExpandMore sx={{ transform: isOpen ? 'rotate(180deg)' : 'none' }} />}
          sx={{ justifyContent: 'space-between', px: 0, textAlign: 'left' }}
        >
          <span>
            {group.label[language]}
            {filled > 0 ? (
              <Typography component="span" variant="body2" color="textSecondary">
                {` · ${say('filled', language, { count: filled })}`}
              </Typography>
            ) : null}
          </span>
        </Button>
      </Typography>
      <Box id={content} hidden={!isOpen}>
        {isOpen ? (
          <Stack spacing={1.5} sx={{ pt: 0.5, pb: 1.5 }}>
            {group.fields.map((field) => (
              <PropertyRow key={keyOf(field)} field={field} />
            ))}
          </Stack>
        ) : null}
      </Box>
    </Box>
  );
}
