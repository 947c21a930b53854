import { assemble } from './assemble';
import { readFrontMatter } from './front-matter';
import { maskForParsing, parseMarkdown, type ParsedMarkdown } from './markdown';
import { readSuppressions } from './suppressions';
import type { Draft, FrontMatter } from './types';
import { readDefinitions, walk, type LeafCache } from './walk';

/*
 * A draft is read in three layers: lezer's tree (incremental), readings of single blocks (kept by the
 * block's text), and what ties blocks together (citations of footnotes, quotations over paragraphs,
 * which citation belongs to what), which is made anew each time and is linear in their number.
 */

const MEMORY = Symbol('memory');

/** What reading the next version of a draft can take over. It does not travel with copies of the draft. */
interface Memory {
  readonly text: string;
  readonly markdown: ParsedMarkdown;
  readonly leaves: LeafCache;
  readonly frontMatter?: FrontMatter;
}

interface RememberingDraft extends Draft {
  readonly [MEMORY]?: Memory;
}

/**
 * Reads a Markdown draft (CommonMark, GFM, and what Pandoc, Quarto, R Markdown and MDX add). With the
 * reading of an earlier version as `previous`, only blocks that changed are read again.
 */
export function parseDraft(text: string, previous?: Draft): Draft {
  const memory = (previous as RememberingDraft | undefined)?.[MEMORY];
  const frontMatter = keepFrontMatter(text, memory) ?? readFrontMatter(text);
  const masked = maskForParsing(text, frontMatter?.end ?? 0);
  const markdown = parseMarkdown(masked, memory?.markdown);
  const definitions = readDefinitions(masked, markdown.tree);
  const walked = walk(masked, markdown.tree, definitions, memory?.leaves);
  const draft: Draft = {
    text,
    ...(frontMatter && { frontMatter }),
    ...assemble(masked, walked),
    suppressions: readSuppressions(masked, markdown.tree, walked.outline),
  };
  const kept: Memory = {
    text,
    markdown,
    leaves: walked.cache,
    ...(frontMatter && { frontMatter }),
  };
  return Object.defineProperty(draft, MEMORY, { value: kept });
}

function keepFrontMatter(text: string, memory: Memory | undefined): FrontMatter | undefined {
  const known = memory?.frontMatter;
  if (!known || memory.text.slice(0, known.end) !== text.slice(0, known.end)) return undefined;
  return /^(?:\r|\n|$)/.test(text.slice(known.end, known.end + 1)) ? known : undefined;
}
