import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Which folders a room may not import from; ../ARCHITECTURE in README says why. */
const rooms = {
  'src/core': [
    'vscode',
    'node:*',
    '**/vscode/**',
    '**/cli/**',
    '**/node/**',
    '**/rpc/**',
    '**/messages/**',
  ],
  'src/core/text': [
    '../sources/*',
    '../search/*',
    '../draft/*',
    '../bibliography/*',
    '../checks/*',
  ],
  'src/core/sources': ['../search/*', '../draft/*', '../checks/*', '../engine*'],
  'src/core/draft': ['../search/*', '../checks/*', '../engine*'],
  'src/core/bibliography': ['../search/*', '../checks/*', '../engine*'],
  'src/core/search': ['../draft/*', '../checks/*', '../engine*'],
  'src/core/checks': ['../engine*'],
  'src/rpc': ['vscode', '**/vscode/**', '**/cli/**'],
  'src/node': ['vscode', '**/vscode/**', '**/cli/**'],
  'src/vscode': ['node:*', '**/node/**', '**/cli/**'],
  'src/cli': ['vscode', '**/vscode/**'],
};

/** Rooms that may look at another room's types and at nothing else there. */
const typesOnly = {
  'src/core/sources': ['../bibliography/*', '../../bibliography/*'],
  'src/core/draft': ['../sources/*', '../bibliography/*'],
  'src/core/bibliography': ['../sources/*', '../draft/*', '../../sources/*', '../../draft/*'],
  'src/core/search': ['../sources/*', '../bibliography/*'],
  'src/core/checks': ['../search/*', '../sources/*', '../draft/*', '../bibliography/*'],
  'src/rpc': ['**/core/**'],
  'src/vscode': ['**/core/**'],
};

/** The same again for files one folder further down; ESLint refuses a pattern that stands twice. */
const nested = (globs) => [
  ...new Set(globs.flatMap((g) => (g.startsWith('../') ? [g, `../${g}`] : [g]))),
];

const importRules = Object.keys({ ...rooms, ...typesOnly })
  .sort((a, b) => a.length - b.length)
  .map((room) => ({
    files: [`${room}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: nested([
                ...(room.startsWith('src/core/') ? rooms['src/core'] : []),
                ...(rooms[room] ?? []),
              ]),
              message: `${room} may not import this (see "Architecture" in README.md).`,
            },
            ...(typesOnly[room]
              ? [
                  {
                    group: nested(typesOnly[room]),
                    allowTypeImports: true,
                    message: `${room} may import types only from there.`,
                  },
                ]
              : []),
          ].filter((p) => p.group.length),
        },
      ],
    },
  }));

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'dist-test/',
      'coverage/',
      '.vscode-test/',
      'node_modules/',
      'test/ui/output/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-irregular-whitespace': 'off',
      'no-misleading-character-class': 'off',
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        require: 'readonly',
        module: 'writable',
        URL: 'readonly',
        setTimeout: 'readonly',
        document: 'readonly',
        window: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
  ...importRules,
);
