import { Skeletons } from '@millrace/designer/patterns';
import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChoicesProps } from './Choices.js';
import type { HeldUpProps } from './HeldUp.js';
import type { VariableFieldsProps } from './VariableFields.js';

const loaded = () => import('./loaded-by-hand.js');
const LoadedChoices = lazy(async () => ({ default: (await loaded()).Choices }));
const LoadedHeldUp = lazy(async () => ({ default: (await loaded()).HeldUp }));
const LoadedVariableFields = lazy(async () => ({ default: (await loaded()).VariableFields }));

/** What may be begun now, loaded when there is something. */
export const Choices = (props: ChoicesProps) => <Later part={LoadedChoices} props={props} />;
/** What could not be done, loaded when there is something. */
export const HeldUp = (props: HeldUpProps) => <Later part={LoadedHeldUp} props={props} />;
/** The fields of a correction, loaded when somebody corrects. */
export const VariableFields = (props: VariableFieldsProps) => <Later part={LoadedVariableFields} props={props} />;

function Later<Props extends object>({ part: Part, props }: { readonly part: ComponentType<Props>; readonly props: Props }) {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<Skeletons label={t('app.loading')} rows={2} />}>
      <Part {...props} />
    </Suspense>
  );
}
