import { describe, expect, it } from 'vitest';
import { readCases } from '../bpmn-semantics/runner/case.js';
import { playCase } from '../bpmn-semantics/runner/play.js';
import { replayHistory } from '@millrace/engine/testing';
import { frozen, instancesOf } from './recorded.js';

const cases = readCases().filter(({ one }) => one.refusedAtDeployment === undefined);

describe('the history of each case', () => {
  it.each([...new Set(cases.map(({ folder }) => folder))])('gives the live state and every projection: %s', (name) => {
    for (const { folder, file, one } of cases) {
      if (folder !== name) continue;
      for (const { id, state, commits } of instancesOf(playCase(one))) {
        const stored = JSON.parse(JSON.stringify(commits)) as typeof commits;
        const replayed = replayHistory(id, stored);
        expect(frozen(replayed.state), file).toEqual(frozen(state));
        expect(contents(replayed.rows), file).toEqual(contents(replayed.rebuilt));
      }
    }
  });
});

/** Rows without their ranks: one that did not change keeps an older one. */
function contents(rows: ReturnType<typeof replayHistory>['rows']): readonly object[] {
  return rows.map(({ collection, key, fields, body }) => ({ collection, key, fields, body }));
}
