/** Stops with one clear sentence where Node is too old, before anything newer than Node 16 is used. Import it first. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Expected Node.js 20.19 or newer, but this is ${process.versions.node} (${process.execPath}). Install Node.js 24 from nodejs.org or with your package manager, then run the command again.`,
  );
  process.exit(1);
}
