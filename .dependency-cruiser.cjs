// A new edge in the map is an architecture decision: add it together with an ADR.
const MODULE_MAP = {
  organizations: [],
  forms: [],
  documents: [],
  notifications: [],
  identity: ['organizations', 'notifications'],
  workflows: ['organizations'],
  catalog: ['organizations', 'forms', 'workflows'],
  dossiers: ['catalog', 'forms', 'workflows', 'documents', 'notifications', 'identity', 'organizations'],
  levels: ['dossiers', 'catalog', 'forms', 'workflows', 'documents', 'identity', 'organizations'],
  roadmap: ['levels', 'catalog', 'notifications', 'identity', 'organizations'],
}
const FACES = 'portal|backoffice|api'
// forms/visibility.ts is the one part of an engine made to be bundled for browsers.
const FRONT_DOOR = '^src/(modules|engines)/[^/]+/index[.]ts$|^src/engines/forms/visibility[.]ts$'
const MAPPED = `^src/modules/(${Object.keys(MODULE_MAP).join('|')})/`
const rule = (name, from, to) => ({ name, severity: 'error', from, to })
module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }),
    rule('no-orphans', { orphan: true, path: '^src', pathNot: '^src/main[.]ts$|^src/ui/islands/|^src/demo/|[.]d[.]ts$|[.]test[.]ts$|worker[.]ts$' }, {}),
    rule('engines-are-pure', { path: '^src/engines', pathNot: '[.]test[.]ts$' }, { pathNot: '^src/engines|node_modules/(ajv|ajv-formats|feelin|bpmn-moddle|canonicalize|temporal-polyfill|@dqcai/vn-lunar)/|^crypto$|^node:crypto$' }),
    rule('platform-knows-no-domain', { path: '^src/platform', pathNot: '[.]test[.]ts$' }, { path: '^src', pathNot: '^src/platform' }),
    rule('ui-knows-no-domain', { path: '^src/ui', pathNot: '[.]test[.]ts$' }, { path: '^src', pathNot: '^src/ui' }),
    rule('modules-look-down-only', { path: '^src/modules', pathNot: '[.]test[.]ts$' }, { path: `^src/(${FACES}|ui|integrations|app|main|cli|demo)` }),
    rule('modules-know-no-http', { path: '^src/modules' }, { path: '^src/platform/http|node_modules/@?fastify' }),
    rule('front-doors-only', { path: '^src/([^/]+)/([^/]+)/' }, { path: '^src/(modules|engines)/', pathNot: `^src/$1/$2/|${FRONT_DOOR}` }),
    rule('front-doors-only-from-root', { path: '^src/[^/]+[.]ts$|^src/[^/]+/[^/]+[.]ts$' }, { path: '^src/(modules|engines)/', pathNot: FRONT_DOOR }),
    rule('faces-are-strangers', { path: `^src/(${FACES})/` }, { path: `^src/(${FACES})/`, pathNot: '^src/$1/' }),
    rule('only-app-wires-integrations', { path: '^src', pathNot: '^src/(integrations|app[.]ts|cli|demo)|[.]test[.]ts$' }, { path: '^src/integrations' }),
    rule('no-test-code-in-production', { path: '^src', pathNot: '[.]test[.]ts$' }, { path: '^test/|[.]test[.]ts$' }),
    rule('no-undeclared-packages', { path: '^src' }, { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] }),
    rule('module-must-be-in-map', {}, { path: '^src/modules/', pathNot: MAPPED }),
    rule('module-must-be-in-map-too', { path: '^src/modules/', pathNot: MAPPED }, {}),
    ...Object.entries(MODULE_MAP).map(([name, allowed]) =>
      rule(`module-map:${name}`, { path: `^src/modules/${name}/`, pathNot: '[.]test[.]ts$' }, { path: '^src/modules/', pathNot: `^src/modules/(${[name, ...allowed].join('|')})/` })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
