// `node tools/list-routes.ts`: docs/routes.md, the address, name and access of every page. Run it after a change of
// routes; test/architecture compares.
import { writeFileSync } from 'node:fs'
import { backofficeRoutes } from '../src/backoffice/index.ts'
import { CASE_ROLES } from '../src/modules/dossiers/index.ts'
import type { Session } from '../src/modules/identity/index.ts'
import type { Route } from '../src/platform/http/route.ts'
import { portalRoutes } from '../src/portal/index.ts'
import { officer } from '../src/web/access.ts'
import type { Services } from '../src/web/services.ts'

/** Routes are data: making them may hand the services on, and use none. */
function servicesNotToUse(): Services {
  return new Proxy({} as Services, {
    get: (_none, name) => {
      throw new Error(`services.${String(name)} was used while routes were made`)
    },
  })
}

export function allRoutes(): readonly Route<Session>[] {
  const services = servicesNotToUse()
  return [...portalRoutes(services), ...backofficeRoutes(services)]
}

const CASE_OFFICER = officer(...CASE_ROLES).name
const ANY_ROLE = officer().name

function whoOf({ access }: Route<Session>): string {
  if (access.name === CASE_OFFICER) return 'officer working on dossiers'
  return access.name === ANY_ROLE ? 'officer with any role' : access.name
}

function table(title: string, routes: readonly Route<Session>[]): string {
  const rows = routes.map((route) => {
    const { method, path, name } = route
    return `| ${method} | \`${path}\` | \`${name}\` | ${whoOf(route)} |`
  })
  return [`## ${title}`, '', '| | Path | Name | Who |', '|---|---|---|---|', ...rows].join('\n')
}

export function routesDocument(): string {
  const routes = allRoutes()
  const of = (face: string) => routes.filter(({ name }) => name.startsWith(`${face}.`))
  return [
    '# Routes',
    'Made by `node tools/list-routes.ts`. Who may do what with a thing behind a route is decided by the commands.',
    table('Portal', of('portal')),
    table('Back office', of('backoffice')),
    '',
  ].join('\n\n')
}

if (import.meta.main) {
  writeFileSync(new URL('../docs/routes.md', import.meta.url), routesDocument())
  console.log('docs/routes.md written')
}
