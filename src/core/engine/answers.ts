/**
 * Answers by what they depend on, kept for as long as every check of a draft asks for them again. Readings of the
 * draft in between (a hover, a completion) ask for few and drop none.
 */
export class Answers<Answer extends object> {
  #known = new Map<string, Answer>();
  #asked = new Map<string, Answer>();
  /** Names of answers that lie on the disk. */
  #stored = new Set<string>();
  #recall: ((name: string) => Answer | undefined) | undefined;

  /** `recall` gives what an earlier process has found out; it is asked until the first check is over. */
  constructor(recall?: (name: string) => Answer | undefined) {
    this.#recall = recall;
  }

  get(name: string): Answer | undefined {
    const answer = this.#asked.get(name) ?? this.#known.get(name) ?? this.#recalled(name);
    if (answer) this.#asked.set(name, answer);
    return answer;
  }

  set(name: string, answer: Answer): void {
    this.#asked.set(name, answer);
  }

  /** Drops those that nobody has asked for since the last time. */
  settle(): void {
    this.#known = this.#asked;
    this.#asked = new Map();
    this.#recall = undefined;
  }

  /** How many the last check has used that are not on the disk. */
  get unstored(): number {
    let count = 0;
    for (const name of this.#known.keys()) if (!this.#stored.has(name)) count++;
    return count;
  }

  /** Those that the last check has used, to be stored. */
  store(): ReadonlyMap<string, Answer> {
    this.#stored = new Set(this.#known.keys());
    return this.#known;
  }

  #recalled(name: string): Answer | undefined {
    const answer = this.#recall?.(name);
    if (answer) this.#stored.add(name);
    return answer;
  }
}
