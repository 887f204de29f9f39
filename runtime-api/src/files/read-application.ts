import { join } from 'node:path';
import { validateDefinition, type BundleDefinition, type JsonObject, type JsonValue, type ScenarioDefinition } from '@millrace/schemas';
import type { Application, PeopleSeed } from '@millrace/engine/testing';
import { manifestName } from './find-files.js';
import { placeOf } from './json-places.js';
import { type FileProblem, fileProblem, FileRefused } from './problem.js';
import { type JsonFile, readJson } from './read-json.js';

/** A document to check or deploy, and the files its parts come from. */
export interface Source {
  /** A bundle, or one definition. */
  readonly document: JsonValue;
  /** The files of a bundle's items, by index; a bundle or definition in one file has that one in `whole`. */
  readonly items: readonly JsonFile[];
  readonly whole?: JsonFile;
  readonly manifest?: JsonFile;
}

/** An application read from a folder. */
export interface ReadApplication extends Application {
  readonly folder: string;
  readonly scenarios: readonly { readonly file: string; readonly scenario: ScenarioDefinition }[];
  readonly source: Source;
}

const manifestParts = ['application', 'name', 'items', 'people', 'registers', 'scenarios'];

/**
 * Reads an application from a folder: `application.json` lists its items one by one, its people and records to begin with, and its scenarios. Paths are relative
 * to the folder. Throws `FileRefused` with everything that is wrong with the manifest or cannot be read.
 */
export async function readApplication(folder: string): Promise<ReadApplication> {
  const manifest = await readJson(join(folder, manifestName));
  const listed = checkedManifest(manifest);
  const items = await all(listed.items.map((path) => join(folder, path)));
  const scenarioFiles = await all(listed.scenarios.map((path) => join(folder, path)));
  const people = listed.people === undefined ? undefined : ((await readJson(join(folder, listed.people))).value as PeopleSeed);
  const registers = listed.registers === undefined ? undefined : (await readJson(join(folder, listed.registers))).value;
  const bundle = {
    kind: 'bundle',
    format: 1,
    id: listed.application,
    ...(listed.name === undefined ? {} : { name: listed.name }),
    items: items.map(({ value }) => value),
    ...(registers === undefined ? {} : { seed: { registers } }),
  };
  const scenarios = scenarioFiles.map((one) => ({ file: one.file, scenario: checkedScenario(one) }));
  return {
    folder,
    // What the definitions hold is checked when the application is deployed.
    bundle: bundle as unknown as BundleDefinition,
    ...(people === undefined ? {} : { people }),
    scenarios,
    source: { document: bundle, items, manifest },
  };
}

/** A file's scenario. Throws `FileRefused` where it is none. */
export function checkedScenario(file: JsonFile): ScenarioDefinition {
  const checked = validateDefinition(file.value);
  if (!checked.ok) throw new FileRefused(checked.problems.map((one) => inFile(file, one.pointer, one)));
  if (checked.definition.kind === 'scenario') return checked.definition;
  const found = checked.definition.kind;
  throw new FileRefused([
    fileProblem(
      file.file,
      'FILE_NOT_SCENARIO',
      `Expected a scenario, but found a definition of kind ${found}.`,
      `Ожидался сценарий, а это определение вида ${found}.`,
    ),
  ]);
}

/** A problem at its place in a file. */
export function inFile(
  file: JsonFile,
  pointer: string,
  problem: Pick<FileProblem, 'severity' | 'code' | 'message' | 'elementId' | 'trace'>,
): FileProblem {
  const { severity, code, message, elementId, trace } = problem;
  return {
    file: file.file,
    pointer,
    ...placeOf(file.source, pointer),
    severity,
    code,
    message,
    ...(elementId === undefined ? {} : { elementId }),
    ...(trace === undefined ? {} : { trace }),
  };
}

async function all(paths: readonly string[]): Promise<readonly JsonFile[]> {
  const read = await Promise.allSettled(paths.map((path) => readJson(path)));
  const problems: FileProblem[] = [];
  const files: JsonFile[] = [];
  for (const one of read) {
    if (one.status === 'fulfilled') files.push(one.value);
    else if (one.reason instanceof FileRefused) problems.push(...one.reason.problems);
    else throw one.reason;
  }
  if (problems.length > 0) throw new FileRefused(problems);
  return files;
}

interface Manifest {
  readonly application: string;
  readonly name?: JsonValue;
  readonly items: readonly string[];
  readonly people?: string;
  readonly registers?: string;
  readonly scenarios: readonly string[];
}

function checkedManifest(file: JsonFile): Manifest {
  const { value } = file;
  const problems: FileProblem[] = [];
  const say = (pointer: string, en: string, ru: string): void => {
    problems.push(inFile(file, pointer, { severity: 'error', code: 'MANIFEST_INVALID', message: { en, ru } }));
  };
  const manifest = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
  const isTexts = (found: JsonValue | undefined): boolean => Array.isArray(found) && found.every((one) => typeof one === 'string');
  if (typeof manifest['application'] !== 'string')
    say(
      '/application',
      'Expected the application’s id as a text, for example "purchasing".',
      'Ожидался идентификатор приложения, например "purchasing".',
    );
  if (!isTexts(manifest['items']))
    say('/items', 'Expected a list of the files of its definitions.', 'Ожидался список файлов с определениями.');
  if (manifest['scenarios'] !== undefined && !isTexts(manifest['scenarios']))
    say('/scenarios', 'Expected a list of the files of its scenarios.', 'Ожидался список файлов со сценариями.');
  for (const part of ['people', 'registers']) {
    if (manifest[part] !== undefined && typeof manifest[part] !== 'string')
      say(`/${part}`, 'Expected the path of a file.', 'Ожидался путь к файлу.');
  }
  for (const name of Object.keys(manifest)) {
    if (!manifestParts.includes(name))
      say(
        `/${name}`,
        `Expected ${manifestParts.join(', ')}, but found ${name}.`,
        `Ожидалось: ${manifestParts.join(', ')}; найдено: ${name}.`,
      );
  }
  if (problems.length > 0) throw new FileRefused(problems);
  return { ...(manifest as unknown as Manifest), scenarios: (manifest['scenarios'] ?? []) as readonly string[] };
}
