/**
 * tsx test/bench/kill-cache.ts [TIMES] [SEED]
 *
 * Kills a process that writes its cache; see kill-rounds.ts.
 */
import { killRounds } from './kill-rounds';
import { SOURCES } from './kill-sources';

async function main(times: number, seed: number): Promise<void> {
  const { restored, torn } = await killRounds(times, seed);
  console.log(
    `${times} kills, ${torn} files half written, ` +
      `${restored} of ${times * SOURCES} sources restored, all answers right`,
  );
}

void main(Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 1));
