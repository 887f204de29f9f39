export type { Mode, Settings } from './settings.js';
export { readSettings, SettingsRefused } from './read-settings.js';
export { demoSecret } from './demo-secret.js';
export { settingRows, settingsTable, type SettingName, type SettingRow } from './table.js';
