// `--import`ed into a server whose wall clock is to jump: it is ahead by as many milliseconds as the file says that MILLRACE_TEST_CLOCK names. What only grows, `performance.now()` and
// timers, stays as it is: a clock that is set does not change them either.
import { readFileSync } from 'node:fs';

const file = process.env['MILLRACE_TEST_CLOCK'] ?? '';
delete process.env['MILLRACE_TEST_CLOCK'];
const machine = Date.now;
let ahead = 0;

function look() {
  try {
    ahead = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    ahead = 0;
  }
}
look();
setInterval(look, 20).unref();

const Real = Date;
globalThis.Date = new Proxy(Real, {
  construct: (of, given, made) => Reflect.construct(of, given.length === 0 ? [machine.call(Real) + ahead] : given, made),
  apply: () => new Real(machine.call(Real) + ahead).toString(),
  get: (of, name) => (name === 'now' ? () => machine.call(Real) + ahead : Reflect.get(of, name)),
});
