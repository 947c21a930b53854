import { message, type Message } from '../../message';
import type { ReadInput, SourceDocument, SourceFormat, SourceProblem } from '../types';
import type { XmlEnding } from './xml-events';

/** Why a reader can't read a file, in a sentence for people. */
export class ReaderProblem extends Error {
  readonly problem: Message;

  constructor(id: string, args: Message['args'] = {}) {
    super(id);
    this.name = 'ReaderProblem';
    this.problem = message(id, args);
  }
}

/** The document that `work` reads, or one without text that says why; other errors are thrown on. */
export async function explaining(
  { path }: ReadInput,
  format: SourceFormat,
  work: () => Promise<SourceDocument>,
): Promise<SourceDocument> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ReaderProblem)) throw error;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const problem = message(error.problem.id, { name, ...error.problem.args });
    return {
      format,
      text: '',
      blocks: [],
      metadata: {},
      problems: [{ extent: 'unreadable', message: problem }],
    };
  }
}

/** What is to be said of a document whose XML was not read to its end. */
export function problemsOfEnding(ending: XmlEnding): SourceProblem[] {
  if (ending === 'whole') return [];
  const id = ending === 'deep' ? 'source.nested-too-deep' : 'source.cut-short';
  return [{ extent: 'partly', message: message(id) }];
}
