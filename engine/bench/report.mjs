/**
 * What every benchmark tells: tables and figures with their limits, printed for people and written as JSON for programs, to `bench-results/<name>.json` at the top of
 * the repository or to the file after `--json`. A figure that misses its limit makes the exit code 1.
 *
 *     const { settings, report } = openBench('turns', 'Start, user task, end', { instances: 20_000, rounds: 3 });
 *     report.table(['', 'engine', 'bare'], [['instances/s', 6572, 12434]]);
 *     report.figure({ name: 'completed instances/s', value: 6572, atLeast: 6000 });
 *     report.close();
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withRoomForTheYoung } from './young-memory.mjs';

/** Where results go when nothing else is said. */
export const results = fileURLToPath(new URL('../../bench-results/', import.meta.url));

/** A number as people read it: four digits that say something. */
export function shown(value) {
  if (typeof value !== 'number') return String(value);
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Lines of a table: the first column to the left, the others to the right. */
export function aligned(rows) {
  const texts = rows.map((row) => row.map(shown));
  const widths = texts[0].map((_text, at) => Math.max(...texts.map((row) => (row[at] ?? '').length)));
  return texts.map((row) => row.map((text, at) => (at === 0 ? text.padEnd(widths[at]) : text.padStart(widths[at]))).join('  '));
}

/** "at least 0.60" */
export function limitOf({ atLeast, atMost }) {
  if (atLeast !== undefined) return `at least ${shown(atLeast)}`;
  return atMost === undefined ? '' : `at most ${shown(atMost)}`;
}

/** Whether a figure keeps its limit; one that is not a number keeps none. */
export function isKept({ value, atLeast, atMost }) {
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
}

/** Written so by `report.close`; `undefined` where there is none. */
export function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * The settings of a run — the defaults, changed by `--name VALUE` or by numbers in the same order — and its report. All settings are numbers.
 */
export function openBench(name, title, defaults) {
  withRoomForTheYoung();
  const options = Object.fromEntries([...Object.keys(defaults), 'json'].map((each) => [each, { type: 'string' }]));
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const settings = { ...defaults };
  Object.keys(defaults).forEach((each, at) => {
    const given = values[each] ?? positionals[at];
    if (given === undefined) return;
    settings[each] = Number(given);
    if (!(settings[each] >= 0)) throw new Error(`Expected --${each} to be a number, but found "${given}".`);
  });
  const file = values.json === undefined ? join(results, `${name}.json`) : resolve(values.json);
  return { settings, report: new Report(name, title, settings, file) };
}

class Report {
  tables = [];
  figures = [];
  notes = [];
  load = [loadavg()[0]];

  constructor(name, title, settings, file) {
    Object.assign(this, { name, title, settings, file });
    const said = Object.entries(settings).map(([key, value]) => `${key} ${value}`);
    console.log(`\n${title} (${said.join(', ')}; Node ${process.versions.node}, load of the machine ${shown(this.load[0])})`);
  }

  /** The first row names the columns, the first column the rows. */
  table(columns, rows) {
    this.tables.push({ columns, rows });
    console.log(aligned([columns, ...rows]).join('\n'));
  }

  /** What is worth knowing beside the figures. */
  note(text) {
    this.notes.push(text);
    console.log(text);
  }

  /** One figure: `value`, `unit`, and `atLeast` or `atMost`; without a limit it is for information. */
  figure({ name, value, unit, atLeast, atMost }) {
    this.figures.push({ name, value, unit, atLeast, atMost, kept: isKept({ value, atLeast, atMost }) });
  }

  close() {
    this.load.push(loadavg()[0]);
    const machine = {
      node: process.versions.node,
      processors: cpus().length,
      model: cpus()[0]?.model,
      memory: totalmem(),
      load: this.load,
    };
    const { name, title, settings, figures, tables, notes } = this;
    mkdirSync(dirname(this.file), { recursive: true });
    const result = { bench: name, title, at: new Date().toISOString(), machine, settings, figures, tables, notes };
    writeFileSync(this.file, `${JSON.stringify(result, null, 2)}\n`);
    console.log(aligned(figureRows(figures)).join('\n'));
    console.log(`written to ${this.file}`);
    if (figures.some(({ kept }) => !kept)) process.exitCode = 1;
  }
}

/** Figures as rows of a table: name, value, limit, whether it is kept. */
export function figureRows(figures) {
  return figures.map((figure) => {
    const limit = limitOf(figure);
    return [
      figure.name,
      `${shown(figure.value)}${figure.unit ? ` ${figure.unit}` : ''}`,
      limit,
      limit && (figure.kept ? 'kept' : 'MISSED'),
    ];
  });
}
