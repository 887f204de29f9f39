import { checkProcess } from '@millrace/engine/model';
import { describe, expect, it } from 'vitest';
import { readCases, type Case } from './runner/case.js';
import { playCase } from './runner/play.js';
import { seenBy } from './runner/seen.js';

const cases = readCases();
const folders = [...new Set(cases.map(({ folder }) => folder))];

for (const name of folders) {
  describe(name, () => {
    for (const { file, one } of cases.filter(({ folder }) => folder === name)) {
      it(`${one.name} (${file})`, () => {
        expect(refusalsOf(one)).toEqual(one.refusedAtDeployment ?? []);
        if (one.refusedAtDeployment) return;
        const played = playCase(one, (rig, step, refused) => {
          expect(refused).toBe(step.refused);
          if (step.expect) expect(seenBy(rig, step.expect)).toEqual(step.expect);
        });
        expect(played.refused).toEqual(one.refusedLetters ?? []);
      });
    }
  });
}

describe('the cases', () => {
  it('prove a rule each: no rule is said twice', () => {
    const said = new Map<string, string[]>();
    for (const { folder, file, one } of cases)
      if (one.rule !== undefined) said.set(one.rule, [...(said.get(one.rule) ?? []), `${folder}/${file}`]);
    expect([...said.values()].filter((files) => files.length > 1)).toEqual([]);
  });

  it('play something, or are refused at deployment', () => {
    expect(cases.filter(({ one }) => (one.steps ?? []).length === 0 && one.refusedAtDeployment === undefined)).toEqual([]);
  });
});

/** Why the definitions of a case cannot be deployed: what each refusal that is expected says, all else in full. */
function refusalsOf(one: Case): readonly object[] {
  const definitions = [one.process, ...Object.values(one.processes ?? {})];
  const errors = definitions
    .flatMap((process) => checkProcess(process as unknown as Parameters<typeof checkProcess>[0]))
    .filter(({ severity }) => severity === 'error');
  return errors.map(({ code, elementId, pointer }, index) => {
    const { element, place } = one.refusedAtDeployment?.[index] ?? { element: '', place: '' };
    return { code, ...(element === undefined ? {} : { element: elementId }), ...(place === undefined ? {} : { place: pointer }) };
  });
}
