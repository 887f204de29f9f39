import { readFileSync } from 'node:fs';

/** How often is looked whether it still runs, milliseconds. */
const every = 500;

/**
 * Calls `end` when the npx above this process is gone. Ended by a signal, npm passes nothing on to what it runs: the server would stay behind and keep its port.
 * Does nothing where no npx is above, or where the system has no /proc to tell.
 *
 * @param {() => void} end
 */
export function whenRunnerEnds(end) {
  const runner = outermostRunner();
  if (runner === null) return;
  const timer = setInterval(() => {
    if (readProcess(runner.pid)?.began === runner.began) return;
    clearInterval(timer);
    end();
  }, every);
  timer.unref();
}

/** The npx furthest up. */
function outermostRunner() {
  let found = null;
  for (let one = readProcess(process.ppid); one !== null; one = readProcess(one.parent)) if (one.isRunner) found = one;
  return found;
}

/** @param {number} pid */
function readProcess(pid) {
  if (pid <= 1) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in parentheses and may hold anything; what follows the last one are numbers: state, parent, …, the start as the 22nd of all.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // npm gives itself a title in place of its arguments; before that it is a script.
    const [program = '', script = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const isRunner = program.startsWith('npm exec ') || /(?:^|\/)npx(?:-cli\.js)?$/.test(script);
    return { pid, parent: Number(fields[1]), began: fields[19], isRunner };
  } catch {
    return null;
  }
}
