import { schemeAttribute } from './create-theme.js';
import { colours } from './tokens.js';

/** Key of `localStorage` under which the portal keeps the person's `light`, `dark` or `system`. */
export const schemeKey = 'millrace-scheme';

/**
 * Text of a script for the page's head (with the page's nonce): puts the kept scheme onto the root element and paints its background before
 * anything is loaded, so a dark page never flashes white. Without storage it follows the system.
 */
export const schemeScript =
  `(()=>{let kept='system';try{kept=localStorage.getItem(${JSON.stringify(schemeKey)})||kept}catch{}` +
  `const dark=kept==='dark'||(kept!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);` +
  `const root=document.documentElement;root.setAttribute(${JSON.stringify(schemeAttribute)},dark?'dark':'light');` +
  `root.style.backgroundColor=dark?${JSON.stringify(colours.dark.surface)}:${JSON.stringify(colours.light.surface)};` +
  `root.style.colorScheme=dark?'dark':'light'})()`;
