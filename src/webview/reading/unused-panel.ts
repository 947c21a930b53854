import type { PartUse } from '../../vscode/count-unused';
import type { ReadingStrings } from '../../vscode/reading-protocol';
import { fill, make, makeButton } from './dom';

/** Names longer than this are cut. */
const NAME = 80;

/** "What of this source have I not used": headings with how many of their paragraphs no draft quotes. */
export function unusedPanel(
  parts: readonly PartUse[],
  text: string,
  strings: ReadingStrings,
  go: (offset: number) => void,
): HTMLElement {
  const paragraphs = parts.reduce((sum, part) => sum + part.paragraphs, 0);
  const unused = parts.reduce((sum, part) => sum + part.unused, 0);
  const summary =
    unused === paragraphs
      ? strings.unusedNone
      : fill(strings.unusedSome, paragraphs - unused, paragraphs);
  const list = make('ul', { attributes: { role: 'list' } });
  for (const part of parts.filter((each) => each.unused > 0)) {
    const whole = part.name || text.slice(part.start, part.start + NAME + 1).replace(/\s+/g, ' ');
    const cut = whole.slice(0, NAME).replace(/\s\S{0,20}$/, '');
    const name = whole.length > NAME ? `${cut} …` : whole;
    const count = fill(strings.unusedIn, part.unused, part.paragraphs);
    const button = makeButton({ class: 'part' }, () => go(part.start));
    button.append(make('span', { text: name }), make('span', { class: 'count', text: count }));
    list.append(make('li', {}, button));
  }
  return make(
    'aside',
    { class: 'unused', attributes: { 'aria-label': strings.unusedTitle } },
    make('h2', { text: strings.unusedTitle }),
    make('p', { text: summary }),
    list,
  );
}
