import { checkCancelled, type CancellationToken } from '../../host';
import { message } from '../../message';
import type { ReadInput, SourceDocument, SourceFormat } from '../types';
import { BlockBuilder, comparable, layOut, type DraftBlock } from './block-builder';
import { findArticle, ownersByLandmark, type Article } from './html-article';
import { walkBlocks } from './html-blocks';
import { decodePage } from './html-encoding';
import { pageMetadata } from './html-metadata';
import { parsePage } from './html-tree';

/** Below this share of a page's words, what Readability keeps is a piece of the page and not its article. */
const LEAST_SHARE = 0.1;

/** Reads a saved page: all its visible text, what is not its article as `chrome`. */
export async function readHtml({ bytes, token }: ReadInput): Promise<SourceDocument> {
  return readPage(decodePage(bytes), { format: 'html', token });
}

/** Reads the markup of a page; `url` is the address it is known to come from. */
export async function readPage(
  html: string,
  options: {
    readonly format: SourceFormat;
    readonly url?: string;
    readonly token?: CancellationToken;
  },
): Promise<SourceDocument> {
  const { format, url, token } = options;
  const page = parsePage(html, { token });
  const builder = new BlockBuilder();
  walkBlocks(page.body, builder);
  checkCancelled(token);
  const article = findArticle(page, token);
  checkCancelled(token);
  const metadata = pageMetadata(page, article, url);
  markChrome(builder.blocks, article, () => ownersByLandmark(page.body), metadata.title);
  const { text, blocks } = layOut(builder.blocks, metadata.title);
  const problems = page.cut
    ? [{ extent: 'partly', message: message('source.nested-too-deep') } as const]
    : [];
  return { format, text, blocks, metadata, problems };
}

/** Makes chrome of the blocks that stand mostly outside the article. */
function markChrome(
  blocks: readonly DraftBlock[],
  article: Article | undefined,
  byLandmark: () => ReadonlySet<number>,
  title: string | undefined,
): void {
  let owners = article?.owners ?? byLandmark();
  const kept = (block: DraftBlock) => {
    let inside = 0;
    let all = 0;
    for (const { owner, length } of block.shares) {
      all += length;
      if (owners.has(owner)) inside += length;
    }
    return inside * 2 >= all ? inside : 0;
  };
  const lengths = (share: (block: DraftBlock) => number) =>
    blocks.reduce((sum, b) => sum + share(b), 0);
  if (article && lengths(kept) < LEAST_SHARE * lengths((block) => block.text.length))
    owners = byLandmark();
  const main = blocks.map((block) => kept(block) > 0);
  if (!main.includes(true)) return;
  const first = main.indexOf(true);
  const titleAt = title === undefined ? -1 : titleAbove(blocks, main, comparable(title));
  blocks.forEach((block, i) => {
    const isLead = titleAt >= 0 && i > titleAt && i < first && isProse(block);
    if (i === titleAt) return;
    const isWay = i < titleAt && leadsTo(block, comparable(title!));
    if ((!main[i] && !isLead) || isWay) block.kind = 'chrome';
  });
}

/** In characters, beside the title. */
const LONGEST_WAY = 100;

/** Above the title, the way to the page through its site: “Home”, “News”, “News / The title”. */
function leadsTo({ kind, text }: DraftBlock, title: string): boolean {
  if (kind === 'heading' || text.length > title.length + LONGEST_WAY) return false;
  return kind === 'list' || comparable(text).endsWith(title);
}

/** Between title and article, a lead or a question that is answered below; bylines and menus are shorter. */
function isProse({ kind, text, shares }: DraftBlock): boolean {
  return kind === 'paragraph' && shares.length < 8 && (text.match(/\S+/g)?.length ?? 0) >= 20;
}

/** The heading that is the article's title: Readability takes it out of the text. */
function titleAbove(
  blocks: readonly DraftBlock[],
  main: readonly boolean[],
  title: string,
): number {
  const first = main.indexOf(true);
  const isTitle = ({ kind, text }: DraftBlock) => kind === 'heading' && comparable(text) === title;
  // A label ("Press release"), the date or the site's name may stand above it, but no text.
  const lead = blocks.findIndex((block, i) => main[i] && isProse(block));
  return blocks.slice(0, Math.max(first, lead) + 1).findLastIndex(isTitle);
}
