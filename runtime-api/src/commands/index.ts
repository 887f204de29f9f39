import type { Command } from '../command-line/command.js';
import { backup } from './backup.js';
import { bpmn } from './bpmn.js';
import { check } from './check.js';
import { compact } from './compact.js';
import { demo } from './demo.js';
import { deploy } from './deploy.js';
import { erase } from './erase.js';
import { history } from './history.js';
import { message } from './message.js';
import { operate } from './operate.js';
import { rebuild } from './rebuild.js';
import { restore } from './restore.js';
import { scenario } from './scenario.js';
import { serve } from './serve.js';
import { signal } from './signal.js';
import { upkeep } from './upkeep.js';
import { verify } from './verify.js';

/** The commands, in the order in which help lists them. */
export const commands: readonly Command[] = [
  serve,
  check,
  scenario,
  bpmn,
  deploy,
  message,
  signal,
  operate,
  history,
  upkeep,
  erase,
  backup,
  restore,
  verify,
  compact,
  rebuild,
  demo,
];
