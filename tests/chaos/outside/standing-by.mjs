// `--import`ed by the next server of a run that kills one after another: it has read its program when the one before dies, and goes on when it is told to. Otherwise reading
// the program would be most of its life.
import { once } from 'node:events';
import '@millrace/runtime-api';

await once(process.stdin, 'data');
process.stdin.destroy();
