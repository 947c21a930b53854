/** Keeps what was answered about each path until it may be something else; failures are asked for again. */
export class KnownAnswers<Answer> {
  readonly #ask: (path: string) => Promise<Answer>;
  readonly #answers = new Map<string, Promise<Answer>>();

  constructor(ask: (path: string) => Promise<Answer>) {
    this.#ask = ask;
  }

  of(path: string): Promise<Answer> {
    const known = this.#answers.get(path);
    if (known) return known;
    const answer = this.#ask(path);
    this.#answers.set(path, answer);
    answer.catch(() => {
      if (this.#answers.get(path) === answer) this.#answers.delete(path);
    });
    return answer;
  }

  forget(): void {
    this.#answers.clear();
  }
}
