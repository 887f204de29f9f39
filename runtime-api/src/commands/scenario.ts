import { dirname, join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { mergeCoverage, missedIn, runScenario, type Coverage, type ScenarioReport } from '@millrace/engine/testing';
import type { ScenarioDefinition } from '@millrace/schemas';
import type { Command } from '../command-line/command.js';
import type { Terminal } from '../command-line/terminal.js';
import { UsageError } from '../command-line/usage-error.js';
import { checkSource } from '../files/check-source.js';
import { findFiles, manifestName } from '../files/find-files.js';
import { fileProblem, FileRefused } from '../files/problem.js';
import { checkedScenario, readApplication, type ReadApplication } from '../files/read-application.js';
import { readJson } from '../files/read-json.js';

interface ToPlay {
  readonly application: ReadApplication;
  readonly scenarios: readonly { readonly file: string; readonly scenario: ScenarioDefinition }[];
}

/** `millrace scenario`: plays stories on the real engine and tells what differs. */
export const scenario: Command = {
  name: 'scenario',
  takes: 'FILE…',
  about: {
    en: 'Plays scenarios on the real engine and tells the path, the coverage and what differs.',
    ru: 'Проигрывает сценарии на настоящем движке: путь, покрытие и расхождения.',
  },
  teaches: {
    en: 'FILE is a scenario, or a folder with an application (application.json): then all its scenarios are played. Time is the scenario’s: eight hours take no time.',
    ru: 'FILE — сценарий или папка с приложением (application.json): тогда проигрываются все его сценарии. Время принадлежит сценарию: восемь часов проходят мгновенно.',
  },
  examples: [
    'millrace scenario examples/purchase-request',
    'millrace scenario examples/purchase-request/scenarios/reminder.scenario.json',
    'millrace scenario --json examples/purchase-request',
  ],
  options: {
    application: {
      type: 'string',
      value: 'FOLDER',
      about: {
        en: 'the application of the scenarios; otherwise the nearest folder above with application.json',
        ru: 'приложение сценариев; иначе ближайшая папка выше с application.json',
      },
    },
  },
  run: async ({ terminal, args, options }) => {
    if (args.length === 0)
      throw new UsageError(
        {
          en: 'Expected scenarios, or the folder of an application, but found none.',
          ru: 'Ожидались сценарии или папка приложения, но их нет.',
        },
        'scenario',
      );
    const asked = typeof options['application'] === 'string' ? options['application'] : undefined;
    const reports: (ScenarioReport & { readonly file: string })[] = [];
    const coverages = new Map<string, Coverage[]>();
    for (const { application, scenarios } of await toPlay(args, asked)) {
      const errors = (await checkSource(application.source, { alone: false })).filter(({ severity }) => severity === 'error');
      if (errors.length > 0) throw new FileRefused(errors);
      for (const one of scenarios) {
        terminal.progress(one.file);
        const report = await runScenario(application, one.scenario);
        reports.push({ ...report, file: one.file });
        coverages.set(application.folder, [...(coverages.get(application.folder) ?? []), report.coverage]);
        if (options['json'] !== true) tell(terminal, one.file, report);
      }
    }
    const ok = reports.every((report) => report.ok);
    const merged = [...coverages.values()].map(mergeCoverage);
    if (options['json'] === true) terminal.json({ ok, scenarios: reports, coverage: merged });
    else tellSum(terminal, reports, merged);
    return ok ? 0 : 1;
  },
};

async function toPlay(paths: readonly string[], asked: string | undefined): Promise<readonly ToPlay[]> {
  const found = await findFiles(paths);
  const plays: ToPlay[] = [];
  for (const folder of found.applications) {
    const application = await readApplication(folder);
    if (application.scenarios.length === 0) {
      throw new FileRefused([
        fileProblem(
          join(folder, manifestName),
          'NO_SCENARIOS',
          'Expected "scenarios" with at least one file, but found none.',
          'Ожидался список "scenarios" хотя бы с одним файлом, но он пуст.',
        ),
      ]);
    }
    plays.push({ application, scenarios: application.scenarios });
  }
  const byFolder = new Map<string, ToPlay['scenarios']>();
  for (const file of found.files) {
    const read = checkedScenario(await readJson(file));
    const folder = asked ?? folderAbove(file);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), { file, scenario: read }]);
  }
  for (const [folder, scenarios] of byFolder) plays.push({ application: await readApplication(folder), scenarios });
  return plays;
}

function folderAbove(file: string): string {
  for (let folder = dirname(resolve(file)), before = ''; folder !== before; before = folder, folder = dirname(folder)) {
    if (existsSync(join(folder, manifestName))) return folder;
  }
  const en = `Expected an ${manifestName} in a folder above this scenario, but found none. Name the folder with --application.`;
  const ru = `В папках выше сценария ожидался ${manifestName}, но его нет. Укажите папку параметром --application.`;
  throw new FileRefused([fileProblem(file, 'NO_APPLICATION', en, ru)]);
}

function tell(terminal: Terminal, file: string, report: ScenarioReport): void {
  const mark = report.ok ? terminal.paint('green', '✓') : terminal.paint('red', '✗');
  terminal.say(`${mark} ${terminal.text(report.name) || report.scenario}  ${terminal.paint('dim', file)}`);
  for (const { name, process, path } of report.instances)
    terminal.say(terminal.paint('dim', `    ${process} ${name}: ${path.join(' → ')}`));
  for (const { message, pointer } of report.failures)
    terminal.say(`    ${terminal.paint('red', terminal.words(message))} ${terminal.paint('dim', pointer)}`);
}

function tellSum(terminal: Terminal, reports: readonly ScenarioReport[], coverage: readonly Coverage[]): void {
  terminal.say();
  for (const one of coverage) {
    for (const { process, elements: leftElements, flows: leftFlows } of missedIn(one)) {
      const { elements, reachedElements, flows, takenFlows } = one[process]!;
      const share = `${reachedElements.length}/${elements.length} ${terminal.words({ en: 'elements', ru: 'элементов' })}, ${takenFlows.length}/${flows.length} ${terminal.words({ en: 'flows', ru: 'потоков' })}`;
      const missed = [...leftElements, ...leftFlows];
      const rest =
        missed.length === 0
          ? ''
          : `; ${terminal.words({ en: 'not played', ru: 'не пройдены' })}: ${missed.slice(0, 10).join(', ')}${missed.length > 10 ? ' …' : ''}`;
      terminal.say(`${process}: ${share}${rest}`);
    }
  }
  const failed = reports.filter((report) => !report.ok).length;
  const sum = terminal.words({
    en: `${reports.length - failed} passed, ${failed} failed`,
    ru: `прошло: ${reports.length - failed}, не прошло: ${failed}`,
  });
  terminal.say(terminal.paint(failed === 0 ? 'green' : 'red', sum));
}
