/**
 * The citation key that a file without any other gets: its name without the extension, blanks turned into hyphens, and
 * only characters that Pandoc reads in a bare key. "Smith (2020), draft.pdf" gives `Smith-2020-draft`.
 */
export function keyFromFileName(path: string): string {
  const name = path.replaceAll('\\', '/').slice(path.replaceAll('\\', '/').lastIndexOf('/') + 1);
  const bare = name.replace(/(?<=.)(?:\.tar)?\.[A-Za-z][A-Za-z0-9]{0,9}$/, '');
  return (
    bare
      .normalize('NFC')
      .replace(/['’‘"“”«»„]/g, '')
      .replace(/[^\p{L}\p{N}_.:#$%&+?<>~-]+/gu, '-')
      // One mark at a time, none at either end: that is what Pandoc reads without braces.
      .replace(/[:.#$%&+?<>~-]{2,}/g, (run) => (run.includes('-') ? '-' : run[0]!))
      .replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu, '') || 'source'
  );
}
