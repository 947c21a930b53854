/**
 * What SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, sections 3.13 to 3.58)
 * asks of the objects that we write. Closed on purpose: a property that the standard does not know, or that
 * we have not looked up, fails.
 */
const closed = (required: string[], properties: Record<string, object>) => ({
  type: 'object',
  required,
  properties: { ...properties, properties: { type: 'object' } },
  additionalProperties: false,
});
const text = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 0 };
const position = { type: 'integer', minimum: 1 };
const list = (items: object) => ({ type: 'array', items });
const messageObject = closed(['text'], { text });
const artifactLocation = closed(['uri'], { uri: { type: 'string', format: 'uri-reference' } });
const region = closed(['startLine'], {
  startLine: position,
  startColumn: position,
  endLine: position,
  endColumn: position,
  charOffset: count,
  charLength: count,
});
const replacement = closed(['deletedRegion'], {
  deletedRegion: region,
  insertedContent: closed(['text'], { text: { type: 'string' } }),
});

export const sarifSchema = closed(['version', 'runs'], {
  $schema: { type: 'string', format: 'uri' },
  version: { const: '2.1.0' },
  runs: list(
    closed(['tool'], {
      tool: closed(['driver'], {
        driver: closed(['name'], {
          name: text,
          version: text,
          informationUri: { type: 'string', format: 'uri' },
          rules: {
            ...list(
              closed(['id'], {
                id: text,
                name: text,
                shortDescription: messageObject,
                fullDescription: messageObject,
                help: closed(['text'], { text, markdown: text }),
                defaultConfiguration: closed([], {
                  level: { enum: ['none', 'note', 'warning', 'error'] },
                }),
              }),
            ),
            uniqueItems: true,
          },
        }),
      }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      results: list(
        closed(['message'], {
          ruleId: text,
          ruleIndex: count,
          level: { enum: ['none', 'note', 'warning', 'error'] },
          message: messageObject,
          locations: list(
            closed([], {
              physicalLocation: closed(['artifactLocation'], { artifactLocation, region }),
            }),
          ),
          suppressions: list(
            closed(['kind'], {
              kind: { enum: ['inSource', 'external'] },
              justification: { type: 'string' },
            }),
          ),
          fixes: list(
            closed(['artifactChanges'], {
              description: messageObject,
              artifactChanges: {
                ...list(
                  closed(['artifactLocation', 'replacements'], {
                    artifactLocation,
                    replacements: { ...list(replacement), minItems: 1 },
                  }),
                ),
                minItems: 1,
              },
            }),
          ),
        }),
      ),
    }),
  ),
});
