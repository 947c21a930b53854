import type { CslItem } from '../../bibliography/types';
import { findDate, parseNames } from '../names-dates';
import type { DraftBlock } from './block-builder';
import { KNOWN_HEADING } from './known-headings';
import { parseXml } from './xml-events';

/** Names that programs, and not people, put down as authors. */
const NO_AUTHOR =
  /^(?:author|user|admin|administrator|python-docx|unknown|microsoft(?: office)?(?: user)?|apache poi|un-?named|openpyxl|windows user|home|owner|-+)$/i;
const NO_TITLE =
  /^(?:untitled|document\d*|word document|microsoft word|titel|title|template)\b|\.(?:docx?|odt|dotx?)$/i;

/** The date that a program library puts on each of its documents. */
const NO_DATE = '2013-12-23T23:15:00Z';

/** Title, authors and date from the properties of an office document (Dublin Core in XML), else its first title. */
export function officeMetadata(
  xml: string | undefined,
  blocks: readonly DraftBlock[],
): Partial<CslItem> {
  const found = new Map<string, string>();
  let value = '';
  if (xml) {
    parseXml(xml, {
      open() {
        value = '';
      },
      text(text) {
        value += text;
      },
      close(name) {
        if (value.trim() && value !== NO_DATE && !found.has(name))
          found.set(name, value.replace(/\s+/g, ' ').trim());
        value = '';
      },
    });
  }
  const declared = found.get('title');
  const heading = blocks
    .slice(0, 12)
    .find((block) => block.kind === 'heading' && block.level === 1);
  const shown = heading?.text.replace(/\s+/g, ' ').trim();
  const isTitle = shown !== undefined && !KNOWN_HEADING.test(shown.replace(/^[\d.]+\s+/, ''));
  const title =
    declared !== undefined && !NO_TITLE.test(declared) ? declared : isTitle ? shown : undefined;
  const creator = found.get('initial-creator') ?? found.get('creator');
  const author = creator === undefined || NO_AUTHOR.test(creator) ? [] : parseNames(creator);
  // Of a text that was never published, the last change is its date.
  const issued = findDate(
    found.get('modified') ??
      found.get('date') ??
      found.get('created') ??
      found.get('creation-date') ??
      '',
  );
  return {
    ...(title && { title }),
    ...(author.length > 0 && { author }),
    ...(issued && { issued: issued.date }),
    ...(found.has('language') && { language: found.get('language') }),
  };
}
