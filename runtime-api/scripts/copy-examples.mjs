// Before packing: puts the applications of the demo beside what was built, so that demo mode works from the package alone, and people have them to learn from.
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const from = fileURLToPath(new URL('../../examples', import.meta.url));
const to = fileURLToPath(new URL('../examples', import.meta.url));

rmSync(to, { recursive: true, force: true });
for (const name of ['purchase-request', 'leave-request']) {
  const { items, scenarios = [], people, registers } = JSON.parse(readFileSync(join(from, name, 'application.json'), 'utf8'));
  const files = ['application.json', 'README.md', ...items, ...scenarios, people, registers].filter((file) => typeof file === 'string');
  for (const file of files) cpSync(join(from, name, file), join(to, name, file));
}
