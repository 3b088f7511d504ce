import { after } from 'node:test'
import type { Browser } from 'playwright-core'
import type { OfficerActor } from '../../src/modules/identity/index.ts'
import { type TestApp, testApp } from './app.ts'
import { openBrowser } from './browser.ts'
import { serviceOf } from './dossier-builders.ts'

/** The program and a browser for a file of journeys, which has a process to itself; both end with its last test. */
export async function journeyStage(): Promise<{ readonly app: TestApp; readonly browser: Browser }> {
  const app = await testApp()
  const browser = await openBrowser()
  after(async () => {
    await browser.close()
    await app.close()
  })
  return { app, browser }
}

/** An officer of the desk where a service is handed in. */
export function deskOfficer({ world }: TestApp, procedureId: string): Promise<OfficerActor> {
  const { agencyId } = serviceOf(world, procedureId)
  return world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' }])
}
