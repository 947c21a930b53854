import { decodeText } from '../../text/decode';
import type { Reader } from '../types';
import { readPlainText } from './plain-text';
import { readTranscriptText } from './transcript';

/** Reads plain text; a recording's transcript with time codes is read as such. Linear in the text. */
export const readText: Reader = async (input) => {
  const { text } = decodeText(input.bytes);
  return readTranscriptText(text) ?? readPlainText(text, input);
};
