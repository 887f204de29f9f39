export { readApplication, type ReadApplication } from './files/read-application.js';
export { runCli } from './command-line/run-cli.js';
export { type Host, processHost } from './command-line/host.js';
