import { dateText } from '../text/date-text';
import type { CslItem, CslName } from './types';

/** The surname as it is said in a sentence, with its particle: "van Gogh"; an organisation whole. */
export function surname(name: CslName): string {
  const particle = name['non-dropping-particle'];
  const family = name.family ?? name.literal ?? name.given ?? '';
  return particle ? `${particle} ${family}` : family;
}

/** A name in reading order: "Vincent van Gogh", "Martin Luther King, Jr.". */
export function fullName(name: CslName): string {
  if (!name.family) return name.literal ?? name.given ?? '';
  const parts = [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family];
  const whole = parts.filter(Boolean).join(' ');
  return name.suffix ? `${whole}, ${name.suffix}` : whole;
}

/** "Smith", "Smith and Jones", "Smith et al."; editors where there is no author; empty where nobody is named. */
export function shortAuthor(item: Partial<CslItem>): string {
  const names = item.author?.length ? item.author : (item.editor ?? []);
  const others = names.findIndex(({ literal }) => literal === 'others');
  const known = (others < 0 ? names : names.slice(0, others)).map(surname).filter(Boolean);
  if (known.length > 2 || (others >= 0 && known.length)) return `${known[0]} et al.`;
  return known.join(' and ');
}

/** When the work was published: "2023-01-21", "2023-01", "2023", or its own words; empty where nothing is said. */
export function issuedText(item: Partial<CslItem>): string {
  return dateText(item.issued);
}

/** A short reference in plain text: `Smith and Jones, Title (2023-01-21)`. */
export function formatReference(item: Partial<CslItem>): string {
  const author = shortAuthor(item);
  const title = item.title ?? item['container-title'] ?? '';
  const date = issuedText(item);
  const named = [author, title].filter(Boolean).join(', ') || item.id || '';
  return date ? `${named} (${date})` : named;
}
