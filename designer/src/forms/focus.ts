/** What can take the focus inside a group of controls. */
const focusable =
  'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), select:not(:disabled), button:not(:disabled), [tabindex]';

/** Moves the focus to a control by its id, or to the first inside it; scrolls so that its label is seen too. Answers whether it is there. */
export function focusControl(id: string): boolean {
  const found = document.getElementById(id);
  if (!found) return false;
  const target = found.matches(focusable) ? found : (found.querySelector<HTMLElement>(focusable) ?? found);
  target.focus({ preventScroll: true });
  (document.getElementById(`${id}__label`) ?? target).scrollIntoView({ block: 'center' });
  return document.activeElement === target;
}
