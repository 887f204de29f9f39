import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { codeFamily } from '@millrace/designer/theme';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariableScope } from '../../api/shapes.js';
import type { Correction, CorrectionFault } from './correction.js';

/** What `<VariableFields>` takes. */
export interface VariableFieldsProps {
  readonly correction: Correction;
  /** What there is to choose from; one that is not there yet can be typed. */
  readonly scopes: readonly VariableScope[];
  /** Whether it can be said in which scope; an incident has its own. */
  readonly anyScope: boolean;
  readonly optional: boolean;
  readonly fault: CorrectionFault | null;
  readonly onChange: (correction: Correction) => void;
}

/** Which variable gets which value. What it has now stands in the field, so that nobody types it anew. */
export function VariableFields({ correction, scopes, anyScope, optional, fault, onChange }: VariableFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const { scope, path, value } = correction;
  const variables = scopes.find((one) => one.scope === scope)?.variables ?? {};
  const name = (chosen: string): void => {
    const present = Object.hasOwn(variables, chosen) ? JSON.stringify(variables[chosen], null, 2) : undefined;
    onChange({ ...correction, path: chosen, ...(present === undefined ? {} : { value: present }) });
  };
  return (
    <>
      {anyScope && scopes.length > 1 ? (
        <TextField
          id={`${id}-scope`}
          select
          label={t('operate.where')}
          value={String(scope)}
          onChange={(event) => onChange({ scope: Number(event.target.value), path: '', value: '' })}
        >
          {scopes.map((one) => (
            <MenuItem key={one.scope} value={String(one.scope)}>
              {one.scope === 0 ? t('operate.whole') : `${one.elementId} · ${one.scope}`}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
      <TextField
        id={`${id}-variable`}
        label={t('operate.variable')}
        required={!optional}
        autoFocus
        value={path}
        onChange={(event) => name(event.target.value)}
        error={fault === 'path'}
        helperText={fault === 'path' ? t('operate.variableMissing') : optional ? t('operate.optional') : t('operate.variableHelp')}
        slotProps={{ htmlInput: { list: `${id}-known`, autoComplete: 'off', spellCheck: false } }}
      />
      <datalist id={`${id}-known`}>
        {Object.keys(variables).map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <TextField
        id={`${id}-value`}
        label={t('operate.value')}
        multiline
        minRows={1}
        maxRows={10}
        required={!optional}
        value={value}
        onChange={(event) => onChange({ ...correction, value: event.target.value })}
        error={fault === 'value'}
        helperText={fault === 'value' ? t('operate.valueWrong') : t('operate.valueHelp')}
        slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: codeFamily } } }}
      />
    </>
  );
}
