// Imported first by every script: refuses an old Node with one sentence instead of a syntax error further on.
const wanted = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  const least = wanted.join('.');
  console.error(`实干需要 Node.js ${least} 或更高版本，这里是 ${process.versions.node}。请升级 Node.js 后再运行。`);
  console.error(
    `Shigan needs Node.js ${least} or later; this is ${process.versions.node}. Please upgrade Node.js and run again.`,
  );
  process.exit(1);
}
