export type { Mode, Settings } from './settings.js';
