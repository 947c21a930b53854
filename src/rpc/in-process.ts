import type { Port } from './protocol';

/** Two ports that speak to each other with copied data, as a worker's would: the in-process twin. */
export function createPortPair(): readonly [Port, Port] {
  const receivers: ((data: unknown) => void)[] = [];
  const end = (here: number, there: number): Port => ({
    post(data) {
      const copy: unknown = structuredClone(data);
      setTimeout(() => receivers[there]?.(copy), 0);
    },
    listen: (receive) => (receivers[here] = receive),
  });
  return [end(0, 1), end(1, 0)];
}
