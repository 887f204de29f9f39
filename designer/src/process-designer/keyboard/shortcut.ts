/** Keys of one action, by `event.code`: the place of the key, whatever letter the layout has there. */
export interface Shortcut {
  readonly code: string;
  /** Control, or Command on a Mac. */
  readonly command?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
}

/** What of a key press is looked at. */
export interface Pressed {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether these keys were pressed and no others. */
export function isPressed({ code, command = false, shift = false, alt = false }: Shortcut, event: Pressed): boolean {
  return event.code === code && (event.ctrlKey || event.metaKey) === command && event.shiftKey === shift && event.altKey === alt;
}

const names: Readonly<Record<string, string>> = {
  Slash: '/',
  Equal: '+',
  Minus: '−',
  BracketLeft: '[',
  BracketRight: ']',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Space: 'Space',
};

/** Keys as they are shown: "Ctrl+Shift+A", on a Mac "⌘⇧A". */
export function shownKeys({ code, command, shift, alt }: Shortcut, isMac = isOnMac()): string {
  const key = names[code] ?? code.replace(/^(?:Key|Digit)/, '');
  if (isMac) return `${command ? '⌘' : ''}${alt ? '⌥' : ''}${shift ? '⇧' : ''}${key}`;
  return [...(command ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), key].join('+');
}

function isOnMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}
