#!/usr/bin/env node
// The heap of what is printed must be written before the process ends, so the status is set instead of exiting.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Expected Node.js 20.19 or newer, but this is ${process.versions.node}. Install Node.js 24 and run the command again.\n`,
  );
  process.exitCode = 1;
} else {
  // A reader that closes the pipe (`| head`) is no failure. A terminal that was closed hears nothing more, but what runs in it ends in order (SIGHUP).
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error) => {
      if (error.code === 'EIO') return;
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  const { processHost, runCli } = await import('../dist/index.js');
  process.exitCode = await runCli(process.argv.slice(2), processHost());
}
