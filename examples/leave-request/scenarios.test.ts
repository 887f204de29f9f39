import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergeCoverage, missedIn, runScenario, type ScenarioReport } from '@millrace/engine/testing';
import { readApplication } from '@millrace/runtime-api';
import { afterAll, describe, expect, it } from 'vitest';

const folder = dirname(fileURLToPath(import.meta.url));
const application = await readApplication(folder);
const english = (name: ScenarioReport['name']): string => (typeof name === 'string' ? name : (name?.en ?? ''));

describe('the leave request', () => {
  const reports: ScenarioReport[] = [];

  it.each(application.scenarios.map(({ scenario }) => [english(scenario.name), scenario] as const))('%s', async (_name, scenario) => {
    const report = await runScenario(application, scenario);
    reports.push(report);
    expect(report.failures.map(({ message }) => message.en)).toEqual([]);
  });

  it('is played to its last flow by its scenarios together', () => {
    const missed = missedIn(mergeCoverage(reports.map(({ coverage }) => coverage)));
    expect(missed).toEqual([
      { process: 'leave', elements: [], flows: [] },
      { process: 'leaveRecall', elements: [], flows: [] },
      { process: 'leaveDays', elements: [], flows: [] },
    ]);
  });

  afterAll(() => {
    reports.length = 0;
  });
});
