import type { Words } from '../files/problem.js';
import type { Host } from './host.js';
import type { Terminal } from './terminal.js';

/** An option of a command. */
export interface CommandOption {
  readonly type: 'string' | 'boolean';
  /** What stands for its value in help, for example `ADDRESS`. */
  readonly value?: string;
  readonly about: Words;
}

/** What a command is called with. */
export interface Call {
  readonly terminal: Terminal;
  readonly host: Host;
  /** Arguments that are no options. */
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** A command of `millrace`. It answers its exit status: 0 all is well, 1 something is wrong with what it looked at. */
export interface Command {
  readonly name: string;
  /** What follows the name, for example `FILE…`. */
  readonly takes: string;
  readonly about: Words;
  /** What a newcomer must know to use it. */
  readonly teaches: Words;
  readonly examples: readonly string[];
  readonly options: Readonly<Record<string, CommandOption>>;
  run(call: Call): Promise<number>;
}

/** An option's value where one was given. */
export function textOption({ options }: Call, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
