import { bareDoi } from './csl-fields';

/** A DOI in lower case, without resolver or `doi:`; undefined where the text holds none. */
export function normalizeDoi(text: unknown): string | undefined {
  return typeof text === 'string' ? bareDoi(text)?.toLowerCase() : undefined;
}

/** The 13 digits of an ISBN, old ones of 10 too; undefined where the check digit is wrong. */
export function normalizeIsbn(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const digits = text.replace(/[^\dX]/gi, '').toUpperCase();
  if (/^\d{9}[\dX]$/.test(digits)) {
    const sum = [...digits].reduce((all, d, i) => all + (d === 'X' ? 10 : Number(d)) * (10 - i), 0);
    return sum % 11 === 0 ? withCheckDigit(`978${digits.slice(0, 9)}`) : undefined;
  }
  if (!/^97[89]\d{10}$/.test(digits)) return undefined;
  return withCheckDigit(digits.slice(0, 12)) === digits ? digits : undefined;
}

function withCheckDigit(twelve: string): string {
  const sum = [...twelve].reduce((all, d, i) => all + Number(d) * (i % 2 ? 3 : 1), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}

const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref|ref_src|cmpid|ocid|smid)$/i;

/** A URL without what does not name the page: scheme, `www.`, fragment, tracking, closing slash. */
export function normalizeUrl(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const match = /^https?:\/\/(?:www\.|m\.)?([^/?#\s]+)([^?#\s]*)(?:\?([^#\s]*))?/i.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, host, path, query = ''] = match;
  const kept = query.split('&').filter((part) => part && !TRACKING.test(part.split('=')[0]!));
  const page = path!.replace(/\/(?:index\.html?)?$/, '');
  return (
    host!.toLowerCase().replace(/:(?:80|443)$/, '') +
    page +
    (kept.length ? `?${kept.join('&')}` : '')
  );
}
