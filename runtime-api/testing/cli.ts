import { type Host, runCli } from '../src/index.js';

/** Runs the command line in a terminal that is none: everything it says is kept. */
export async function cli(
  args: readonly string[],
  more: Partial<Host> = {},
): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const host: Host = {
    out: (text) => (out += text),
    err: (text) => (err += text),
    outIsTerminal: false,
    errIsTerminal: false,
    env: {},
    now: () => 0,
    untilEnded: () => Promise.resolve(),
    ...more,
  };
  const status = await runCli(args, host);
  return { status, out, err };
}
