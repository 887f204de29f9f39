import { describe, expect, it } from 'vitest';
import { readCases } from './runner/case.js';
import { differencesUnder } from './runner/under-limits.js';

const small = [
  { stepsPerCommand: 1 },
  { stepsPerCommand: 2 },
  { stepsPerCommand: 3 },
  { stepsPerCommand: 5 },
  { expressionsPerCommand: 1, effectsPerCommand: 2, bytesPerCommand: 1 },
];

const cases = readCases().filter(({ one }) => one.refusedAtDeployment === undefined);

for (const limits of small)
  describe(`commands of at most ${JSON.stringify(limits)} lead to the same`, () => {
    for (const { folder, file, one } of cases)
      it(`${one.name} (${folder}/${file})`, () => {
        expect(differencesUnder(one, limits)).toEqual([]);
      });
  });
