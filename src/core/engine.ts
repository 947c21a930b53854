import type { Engine, EngineEvents, SourceUse } from './api';
import { formatCitation } from './bibliography/format-citation';
import { issuedText, shortAuthor } from './bibliography/format-reference';
import { readBibliography } from './bibliography/read-bibliography';
import { scoreSentence } from './checks/claim-score';
import { checkClaim } from './checks/support';
import { parseConfig } from './config';
import { suppress } from './draft/edit-quotation';
import { addEntries, importableEntries } from './engine/import-entries';
import { citedPlace } from './engine/cite';
import { confineFiles } from './engine/confined-files';
import { continueQuotation } from './engine/continue-quotation';
import { DraftDesk } from './engine/draft-desk';
import { Finder } from './engine/finder';
import { followRenames } from './engine/follow-rename';
import { citedWorks } from './engine/cited-works';
import { hoverAt, hoverContext } from './engine/hover';
import { insertPassage } from './engine/insert';
import { KeptAnswers } from './engine/kept-answers';
import { Library } from './engine/library';
import { locatorsOf } from './engine/locators';
import { Passages } from './engine/passages';
import { folderOf, join, nameOf } from './text/paths';
import { readOrExplain, unreadable } from './engine/read-file';
import { rewritesAt } from './engine/rewrites';
import { eachDraft, usesOf } from './engine/uses';
import { UsedSources } from './engine/used-sources';
import { VerifiedRecord } from './engine/verified-record';
import type { Host } from './host';
import { message } from './message';
import { createSourceIndex } from './search/source-index';
import { sidecarNames, writeSidecar } from './sources/sidecar';
import { decodeText } from './text/decode';

/**
 * Wires the engine, bottom to top: index, library, passages, drafts. Nothing is read before `refresh`.
 * The host's ports are all it touches of the machine.
 */
export function createEngine(platform: Host, events: EngineEvents): Engine {
  let confinedTo: readonly string[] | undefined;
  const host = { ...platform, files: confineFiles(platform.files, () => confinedTo) };
  const index = createSourceIndex(host, (source) => {
    library
      .sourceLost(source)
      .catch((cause: unknown) => host.logger.error(`reading ${source} again`, cause));
  });
  const library = new Library(host, index, events);
  const passages = new Passages(library, index);
  const used = new UsedSources();
  const finder = new Finder(index, passages, used, host.clock);
  const verified = new VerifiedRecord(host, library);
  const kept = new KeptAnswers(host, library);
  const desk = new DraftDesk(library, index, host.clock, verified, kept);
  const textOf = async (path: string) => {
    const bytes = await host.files.read(path).catch(() => undefined);
    return bytes && decodeText(bytes).text;
  };

  return {
    async configure({ roots, settings, confined }) {
      confinedTo = confined ? roots : undefined;
      const { config, problems } = parseConfig(settings);
      library.configure({ roots, config });
      return problems;
    },
    refresh: (token) => library.refresh(token),
    places: async () => library.places,
    filesChanged: (paths) => library.filesChanged(paths),
    sources: async () => library.sources,
    document: (path) => library.document(path),

    async readFile(path) {
      const stat = await host.files.stat(path);
      if (stat?.kind !== 'file') {
        return unreadable(message('source.cannot-open', { name: nameOf(path) }));
      }
      const maxMegabytes = library.workspace.config.maxFileSize;
      return (await readOrExplain(host, path, stat, { maxMegabytes })).document;
    },

    find: (request, token) => finder.find(request, token),
    locate: (words, limit, token) => finder.locate(words, limit, token),

    async passage(source, span, grow) {
      const grown = grow ? await passages.grow(source, span, grow) : span;
      return passages.at(source, grown);
    },

    async check(draft, token) {
      const report = await desk.check(draft, token);
      used.quotedIn(report.quotations.flatMap(({ source }) => source?.path ?? []));
      return draft.all ? report : { ...report, sentences: desk.tellingOf(report.sentences) };
    },

    async hover(input, offset) {
      const open = await desk.open(input);
      return hoverAt(hoverContext(desk, library, passages, open), offset);
    },

    async insert(request) {
      used.insertedFrom(request.source);
      return insertPassage(library, await desk.open(request.draft), request, textOf);
    },

    async citation(source, span) {
      const known = library.source(source);
      if (!known) return undefined;
      const passage = span && (await passages.at(source, span));
      const locator = passage && citedPlace(known.format, passage.locator);
      return formatCitation({ key: known.key, locator, style: 'pandoc' });
    },

    async uses(source, open, token) {
      const found: SourceUse[] = [];
      for await (const input of eachDraft(library, host.files, open, token)) {
        const uses = await usesOf(desk, input, token);
        found.push(...uses.filter((one) => one.source === source).map(({ use }) => use));
      }
      return found;
    },

    async usage(open, token) {
      const bySource: Record<string, SourceUse[]> = {};
      for await (const input of eachDraft(library, host.files, open, token)) {
        for (const { source, use } of await usesOf(desk, input, token)) {
          (bySource[source] ??= []).push(use);
        }
      }
      return bySource;
    },

    async keys(input) {
      if (input) await desk.open(input);
      const ofSources = library.sources.map(({ key, title, authors, date }) => ({
        key,
        title,
        authors,
        date,
        hasSource: true,
      }));
      const taken = new Set(ofSources.map(({ key }) => key));
      const ofEntries = library.shelf.entries
        .map(({ entry }) => entry.item)
        .filter(({ id }) => !taken.has(id))
        .map((item) => ({
          key: item.id,
          title: item.title ?? '',
          authors: shortAuthor(item),
          date: issuedText(item),
          hasSource: false,
        }));
      return [...ofSources, ...ofEntries];
    },

    async locators(input, key, offset) {
      return locatorsOf(library, desk, await desk.open(input), key, offset);
    },

    async continueQuotation(input, offset, token) {
      return continueQuotation(library, index, await desk.open(input), offset, token);
    },

    async rewrites(input, selection) {
      return rewritesAt(library, desk, await desk.open(input), selection);
    },

    async markChecked(input, span, checks, reason) {
      const { draft } = await desk.open(input);
      return [suppress(draft, span, checks, reason)];
    },

    async citations(input) {
      const open = await desk.open(input);
      return citedWorks(hoverContext(desk, library, passages, open));
    },

    async followRename(renames, open) {
      const followed = [];
      for await (const input of eachDraft(library, host.files, open)) {
        const edits = followRenames(library, await desk.open(input), renames);
        if (edits.length) followed.push({ path: input.path, edits });
      }
      return followed;
    },

    async sidecar(source, item) {
      const known = library.source(source);
      if (!known) return undefined;
      const names = sidecarNames(nameOf(source)).map((name) => join(folderOf(source), name));
      const existing = known.sidecarPath ?? names.find((path) => path.endsWith('.yaml'))!;
      return { path: existing, text: writeSidecar(item, await textOf(existing)) };
    },

    isDraft: async (path) => library.isDraft(path),
    drafts: async () => library.drafts,

    async bibliography(files) {
      const read = await Promise.all(
        files.map(async (path) => {
          const text = await textOf(path);
          if (text !== undefined) return { path, ...(await readBibliography(path, text)) };
          const missing = message('bibliography.missing', { name: nameOf(path) });
          return { path, entries: [], problems: [{ line: 1, message: missing }] };
        }),
      );
      return {
        entries: read.flatMap(({ entries }) => entries.map(({ item }) => item)),
        problems: read.flatMap(({ path, problems }) =>
          problems.map((problem) => ({ path, ...problem })),
        ),
      };
    },

    importableEntries: () => importableEntries(host, library),
    async addEntries(items, input) {
      return addEntries(library, items, input && (await desk.open(input)), textOf);
    },

    checkClaim: async (claim, source) => checkClaim(claim, [{ id: '', text: source }]),
    scoreSentence: async (sentence) => scoreSentence(sentence).needsSource,
    async clear() {
      verified.clear();
      await kept.written();
      await library.clear();
    },
  };
}
