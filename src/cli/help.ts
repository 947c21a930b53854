/** What `ibid --help` prints. */
export const HELP = `ibid - find, cite and check quotations against your own sources

Usage
  ibid find WORDS…          passages that answer half-remembered words
  ibid check DRAFT…         misquotes, quotations without a source, unsupported claims;
                            a draft is a file, or a folder or a glob that holds some
  ibid index                build or refresh the index and say what it cost
  ibid text FILE            the text of one source
  ibid sources              the library
  ibid bibliography FILE…   entries as CSL-JSON

Options
  --sources PATH            file, folder or glob (repeatable; default: settings, else sources/)
  --bibliography FILE       bibliography (repeatable)
  --config FILE             settings as JSON with comments, keys “ibid.…”
  --root DIR                workspace folder (default: the current one)
  --cache DIR, --no-cache   where the index and results of checks are kept, or that they are not
  --json                    JSON on standard output
  --quiet                   no progress, and no problems of sources
  --color auto|always|never
  --help, --version

find
  --limit N                 most results a query (10)
  --queries FILE            one query a line; - is standard input
  --operators               "phrase", -word, source:, author:, after:, page: count as operators

check
  --format text|json|sarif|github
  --fail-on error|warning|information|never   (error)
  --baseline FILE           findings in it are counted and not reported
  --write-baseline FILE     write such a file of the findings there are now
  --all                     add every quotation and sentence to the JSON
  --claims FILE             JSON Lines {"id","claim","source"}: is the claim supported?
  --sentences FILE          one sentence a line: does it need a source?

Exit codes
  0  nothing at or above --fail-on
  1  findings at or above it
  2  could not run; one line on standard error says why
`;
