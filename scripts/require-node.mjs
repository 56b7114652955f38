// Imported before anything else, and written so that even an old Node can read it.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 17)) {
  process.stderr.write(
    `This needs Node 20.17 or newer; this is Node ${process.versions.node}. Newer versions are at https://nodejs.org.\n`
  );
  process.exit(1);
}
