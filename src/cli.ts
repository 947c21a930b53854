import { run } from './cli/run';

// A reader such as `head` that has seen enough is no failure.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code === 'EPIPE') process.exit(0);
});

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  async input() {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  },
  cwd: process.cwd(),
  env: process.env,
  outIsTerminal: process.stdout.isTTY ?? false,
  errorIsTerminal: process.stderr.isTTY ?? false,
  readerScript: new URL('./reader.mjs', import.meta.url),
  checkPages: new URL('../media/checks/', import.meta.url),
});
