// Draws a process as its layout has it, after a build: node designer/scripts/draw-process.mjs FILE.process.json [PICTURE.svg] [LANGUAGE]
import { readFileSync, writeFileSync } from 'node:fs';
import { argv, stderr, stdout } from 'node:process';
import { drawProcess, toSvg } from '../dist/drawing/index.js';
import { layoutProcess } from '../dist/layout/index.js';

const [, , from, to, language] = argv;
if (from === undefined)
  stderr.write('Expected a process to draw: node designer/scripts/draw-process.mjs FILE.process.json [PICTURE.svg] [LANGUAGE]\n');
else {
  const definition = await layoutProcess(JSON.parse(readFileSync(from, 'utf8')));
  const picture = toSvg(drawProcess(definition, language === undefined ? {} : { language }));
  if (to === undefined) stdout.write(picture);
  else writeFileSync(to, picture);
}
