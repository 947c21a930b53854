/** Attributes and properties of an element; text of a source goes in as text alone. */
export interface Look {
  readonly class?: string;
  readonly text?: string;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Makes an element with its children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  look: Look = {},
  ...children: readonly (Node | undefined)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (look.class) element.className = look.class;
  if (look.text !== undefined) element.textContent = look.text;
  for (const [key, value] of Object.entries(look.data ?? {})) element.dataset[key] = String(value);
  for (const [key, value] of Object.entries(look.attributes ?? {}))
    element.setAttribute(key, value);
  for (const child of children) if (child) element.append(child);
  return element;
}

/** A button that does one thing. */
export function makeButton(look: Look, run: () => void): HTMLButtonElement {
  const button = make('button', look);
  button.type = 'button';
  button.addEventListener('click', run);
  return button;
}

/** Fills `{0}`, `{1}` of a word that came from the extension. */
export function fill(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d)\}/g, (all, index: string) =>
    String(values[Number(index)] ?? all),
  );
}

/**
 * Scrolls until an element stays in the middle: what lies above it has only guessed heights until it comes
 * near, and pushes it away when it does.
 */
export function settle(element: Element, block: ScrollLogicalPosition = 'center'): void {
  let frames = 0;
  let before = Number.NaN;
  const step = () => {
    const { top } = element.getBoundingClientRect();
    if (frames++ > 12 || (frames > 3 && Math.abs(top - before) < 2)) return;
    element.scrollIntoView({ block, inline: 'nearest' });
    before = element.getBoundingClientRect().top;
    requestAnimationFrame(step);
  };
  step();
}
