#!/usr/bin/env node
/**
 * `node tests/chaos/run.mjs [--seconds 300] [--kills 1000] [--seed 7] [--only kills,…]`: hurts real servers under load and looks from outside whether anything was lost.
 * Prints what it did, one line for each kind. What fails keeps its directory and tells its seed.
 */
import { register } from 'node:module';

register('./typescript-loader.mjs', import.meta.url);
const { main } = await import('./outside/main.js');
process.exitCode = await main(process.argv.slice(2));
