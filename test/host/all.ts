/** `npm test`: builds, then runs every suite in turn, goes on after a failure, and adds up. */
import { run, start } from './run';

interface Suite {
  readonly name: string;
  readonly script: string;
}

const suites: readonly Suite[] = [
  { name: 'unit and project', script: 'test:unit' },
  { name: 'integration', script: 'test:integration' },
  { name: 'ui', script: 'test:ui' },
];

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

/** Adds up mocha's own "N passing" lines. */
function count(output: string, word: string): number {
  const lines = output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'gm'));
  return [...lines].reduce((sum, [, number]) => sum + Number(number), 0);
}

async function runSuite({ name, script }: Suite): Promise<Outcome> {
  const began = Date.now();
  console.log(`\n── ${name} (npm run ${script})`);
  const { code, output } = await run('npm', ['run', '--silent', script], { show: true });
  const failing = count(output, 'failing');
  // A run that dies without a count, and one in which nothing ran, has failed all the same.
  const failed = failing || (code !== 0 || count(output, 'passing') === 0 ? 1 : 0);
  return {
    name,
    passed: count(output, 'passing'),
    failed,
    seconds: Math.round((Date.now() - began) / 1000),
  };
}

async function main(): Promise<number> {
  const built = await run('npm', ['run', '--silent', 'build'], { show: true });
  if (built.code !== 0) return 1;
  const outcomes: Outcome[] = [];
  for (const suite of suites) outcomes.push(await runSuite(suite));
  console.log('\n── summary');
  for (const { name, passed, failed, seconds } of outcomes) {
    console.log(`${failed ? '✘' : '✔'} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
  }
  const sum = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const failed = sum((outcome) => outcome.failed);
  console.log(`\n${sum((outcome) => outcome.passed)} passed, ${failed} failed`);
  return failed ? 1 : 0;
}

start(main);
