/**
 * Answers by what they depend on, kept for as long as every check of a draft asks for them again. Readings of the
 * draft in between (a hover, a completion) ask for few and drop none.
 */
export class Answers<Answer extends object> {
  #known = new Map<string, Answer>();
  #asked = new Map<string, Answer>();

  get(name: string): Answer | undefined {
    const answer = this.#asked.get(name) ?? this.#known.get(name);
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
  }
}
