/** Whether yes and no are shown as two choices, with the label above. */
export function asChoice(appearance: unknown, required: boolean): boolean {
  return appearance === 'radio' || appearance === 'buttons' || (required && appearance !== 'checkbox' && appearance !== 'switch');
}
