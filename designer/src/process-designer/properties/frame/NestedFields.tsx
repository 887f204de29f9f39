import Stack from '@mui/material/Stack';
import { modelOf } from '../../../document/index.js';
import { askedFields, type PropertyField } from '../../../elements/index.js';
import { useDesigner } from '../../state/use-designer.js';
import { useSection } from '../editing/panel-context.js';

/** What `<NestedFields>` takes. */
export interface NestedFieldsProps {
  readonly fields: readonly PropertyField[];
  /** What they are properties of, as a screen reader says it. */
  readonly about: string;
}

/** The properties of a part that stands inside of another property: those that are asked as it stands. */
export function NestedFields({ fields, about }: NestedFieldsProps) {
  const { ids, Row } = useSection();
  const entry = useDesigner(({ document }) => (ids[0] === undefined ? document : modelOf(document).all.get(ids[0])?.entry));
  return (
    <Stack spacing={1} role="group" aria-label={about} sx={{ minWidth: 0 }}>
      {askedFields(fields, entry, undefined).map((field) => (
        <Row key={`${field.path.join('.')} ${JSON.stringify(field.when ?? [])}`} field={field} />
      ))}
    </Stack>
  );
}
