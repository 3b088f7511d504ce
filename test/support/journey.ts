import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Locator, Page, Response } from 'playwright-core'
import type { Actor } from '../../src/modules/identity/index.ts'
import type { TestApp } from './app.ts'
import { checkHtml } from './html-check.ts'

export const DESK = { width: 1280, height: 800 } as const
export const PHONE = { width: 360, height: 740 } as const

export interface SeatWish {
  readonly screen: { readonly width: number; readonly height: number }
  readonly script: boolean
  /** Already signed in as that person. */
  readonly actor?: Actor
}

/** Somebody before a browser. Every page that comes up is looked at: rules of access, validity, console, width. */
export class Seat {
  readonly page: Page
  readonly script: boolean
  readonly #baseUrl: string
  readonly #complaints: string[] = []
  /** The page as it was served. */
  #served: Promise<string> = Promise.resolve('')
  /** Addresses of the pages looked at, without ids. */
  readonly seen = new Set<string>()

  private constructor(page: Page, baseUrl: string, script: boolean) {
    this.page = page
    this.script = script
    this.#baseUrl = baseUrl
    page.setDefaultTimeout(20_000)
    page.on('console', (message) => {
      if (message.type() === 'error' && !isExpected(message.text())) this.#complaints.push(message.text())
    })
    page.on('response', (response) => {
      if (isPage(response, page)) this.#served = response.text()
    })
    page.on('pageerror', (error) => this.#complaints.push(String(error)))
  }

  static async open(browser: Browser, app: TestApp, wish: SeatWish): Promise<Seat> {
    const context = await browser.newContext({
      viewport: wish.screen,
      javaScriptEnabled: wish.script,
      locale: 'vi-VN',
    })
    if (wish.actor) {
      const { cookies } = await app.signedIn(wish.actor)
      await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: app.baseUrl })))
    }
    return new Seat(await context.newPage(), app.baseUrl, wish.script)
  }

  async go(path: string): Promise<void> {
    await this.page.goto(`${this.#baseUrl}${path}`, { waitUntil: 'load' })
    await this.look()
  }

  /** Presses the button of that name, which leads to a page. */
  async press(name: string | RegExp): Promise<void> {
    await this.arrive(this.page.getByRole('button', { name }).first())
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.arrive(this.page.getByRole('link', { name }).first())
  }

  async arrive(control: Locator): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), control.click()])
    await this.look()
  }

  /** The address without origin and query. */
  get path(): string {
    return new URL(this.page.url()).pathname
  }

  text(): Promise<string> {
    return this.page.locator('main').innerText()
  }

  async look(): Promise<void> {
    // Islands come after the page.
    if (this.script) await this.page.waitForLoadState('networkidle')
    const where = `${this.path} (${this.script ? 'with' : 'without'} JavaScript)`
    assert.deepEqual(this.#complaints.splice(0), [], `the console at ${where}`)
    checkHtml(await this.#served)
    assert.deepEqual(await barriers(this.page), [], `barriers at ${where}`)
    const excess = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    assert.ok(excess <= 0, `${where} is ${excess} points wider than the screen`)
    this.seen.add(this.path.replace(/[0-9a-f-]{36}/g, ':id'))
  }

  async leave(): Promise<void> {
    await this.page.context().close()
  }
}

/** Answers that lead on have no body to look at. */
function isPage(response: Response, page: Page): boolean {
  const isOfFrame = response.frame() === page.mainFrame() && response.request().isNavigationRequest()
  return isOfFrame && response.status() !== 303
}

/** A refused form is an answer of the program, though the browser calls it a failure. */
function isExpected(complaint: string): boolean {
  return /status of (409|422)/.test(complaint)
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
}

/** What of WCAG 2.2 AA a machine can see to be broken. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(`window.axe || (() => { ${AXE} })()`)
  const { violations } = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: { run(where: Document, options: object): Promise<AxeResults> } }
    return axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
  }, TAGS)
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ''}`).join(' | ')}`,
  )
}

/** Bytes that a first visit of the page brings over the line, with all it needs. */
export async function firstVisitBytes(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await session.send('Network.enable')
  await page.goto(url, { waitUntil: 'networkidle' })
  await context.close()
  return bytes
}
