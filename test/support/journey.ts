import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Locator, Page, Response } from 'playwright-core'
import type { Actor } from '../../src/modules/identity/index.ts'
import type { TestApp } from './app.ts'
import { checkHtml } from './html-check.ts'
import type { Visitor } from './visitor.ts'

export const DESK = { width: 1280, height: 800 } as const
export const PHONE = { width: 360, height: 740 } as const

/** How every journey is made: a modern desk, and an old telephone whose browser runs no script. */
export const WAYS = [
  { name: 'at a desk, with JavaScript', screen: DESK, script: true },
  { name: 'on a telephone, without JavaScript', screen: PHONE, script: false },
] as const

export interface SeatWish {
  readonly screen: { readonly width: number; readonly height: number }
  readonly script: boolean
  /** Already signed in as that person. */
  readonly actor?: Actor
  /** Pages that need no second look, shared by seats of one journey. */
  readonly known?: Set<string>
  /** Waits for the script of a page at the first of its kind alone: for plain forms, which do without. */
  readonly hasty?: boolean
}

/** Somebody before a browser. Every page that comes up is looked at: rules of access, validity, console, width. */
export class Seat {
  readonly page: Page
  readonly script: boolean
  readonly #baseUrl: string
  readonly #complaints: string[] = []
  /** The page as it was served. */
  #served: Promise<string> = Promise.resolve('')
  /** Pages gone through with the rules, by what they are made of: the tenth of a kind tells nothing new. */
  readonly #known: Set<string>

  readonly #isHasty: boolean
  /** Looks at pages without script in its place: the rules are a script themselves. */
  readonly #reader: Page

  private constructor(
    { page, reader }: { page: Page; reader: Page },
    baseUrl: string,
    { script, known, hasty }: SeatWish,
  ) {
    this.page = page
    this.#reader = reader
    this.script = script
    this.#known = known ?? new Set()
    this.#isHasty = hasty ?? false
    this.#baseUrl = baseUrl
    page.setDefaultTimeout(20_000)
    page.on('console', (message) => {
      if (message.type() === 'error' && !isExpected(message.text())) this.#complaints.push(message.text())
    })
    page.on('response', (response) => {
      if (!isPage(response, page)) return
      const served = response.text()
      // Of a page left before it was looked at nobody asks; one that is looked at fails there.
      served.catch(() => {})
      this.#served = served
    })
    page.on('pageerror', (error) => this.#complaints.push(String(error)))
  }

  static async open(browser: Browser, app: TestApp, wish: SeatWish): Promise<Seat> {
    const look = { viewport: wish.screen, locale: 'vi-VN' }
    const context = await browser.newContext({ ...look, javaScriptEnabled: wish.script })
    const page = await context.newPage()
    const reader = wish.script ? page : await (await browser.newContext(look)).newPage()
    const seat = new Seat({ page, reader }, app.baseUrl, wish)
    if (wish.actor) await seat.hand(app, wish.actor)
    return seat
  }

  /** The same browser in other hands: one signs out, the other is signed in. */
  async hand(app: TestApp, actor: Actor): Promise<void> {
    const context = this.page.context()
    await context.clearCookies()
    const { cookies } = await app.signedIn(actor)
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: this.#baseUrl })))
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

  async arrive(control: Locator, clicks: 1 | 2 = 1): Promise<void> {
    await control.waitFor({ timeout: 5000 }).catch(async (cause: unknown) => {
      throw new Error(`${String(control)} is not on ${this.path}:\n${await this.text()}`, { cause })
    })
    await Promise.all([this.page.waitForEvent('load'), control.click({ clickCount: clicks })])
    await this.look()
  }

  /** Back by the button of the browser. */
  async back(): Promise<void> {
    await this.page.goBack({ waitUntil: 'load' })
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
    const address = this.path.replace(/[0-9a-f-]{36}|\/p\d+$|(?<=\/)\d+(?=\/|$)/g, ':id')
    const isOfKnownKind = this.#isHasty && this.#known.has(address)
    // Islands come after the page.
    if (this.script && !isOfKnownKind) await this.page.waitForLoadState('networkidle')
    this.#known.add(address)
    const where = `${this.path} (${this.script ? 'with' : 'without'} JavaScript)`
    assert.deepEqual(this.#complaints.splice(0), [], `the console at ${where}`)
    const excess = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    assert.ok(excess <= 0, `${where} is ${excess} points wider than the screen`)
    const served = await this.#served
    const kind = `${address} ${await partsOf(this.page)}`
    if (this.#known.has(kind)) return
    this.#known.add(kind)
    checkHtml(served)
    if (!this.script) await this.#read(served)
    assert.deepEqual(await barriers(this.#reader), [], `barriers at ${where}`)
  }

  /** The page as it was served, less its script, at its own address. */
  async #read(served: string): Promise<void> {
    const body = served.replace(/<script\b[^>]*><\/script>/g, '')
    const url = this.page.url().replace(/#.*$/, '')
    await this.#reader.route(url, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
    await this.#reader.goto(url, { waitUntil: 'load' })
    await this.#reader.unroute(url)
  }

  async leave(): Promise<void> {
    for (const page of new Set([this.page, this.#reader])) await page.context().close()
  }
}

/** Which parts a page is made of: the same address with another kind of part is another page. */
function partsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const parts = document.querySelectorAll('main :is([class], [name])')
    const kinds = [...parts].map((part) => `${part.tagName}.${part.className}`)
    return [...new Set(kinds)].toSorted().join()
  })
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
    const { axe } = window as unknown as {
      axe: { run(where: Document, options: object): Promise<AxeResults> }
    }
    return axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
  }, TAGS)
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ''}`).join(' | ')}`,
  )
}

export interface FirstVisit {
  readonly bytes: number
  /** What was fetched, the heaviest first: `12.3 KB portal-ABCD.css`. */
  readonly parts: readonly string[]
}

/** What a first visit of the page brings over the line, with all it needs; as somebody signed in, where one is given. */
export async function firstVisit(browser: Browser, url: string, visitor?: Visitor): Promise<FirstVisit> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN' })
  const { origin } = new URL(url)
  const cookies = [...(visitor?.cookies ?? [])].map(([name, value]) => ({ name, value, url: origin }))
  if (cookies.length > 0) await context.addCookies(cookies)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const names = new Map<string, string>()
  const parts: [name: string, bytes: number][] = []
  session.on('Network.responseReceived', ({ requestId, response }) => {
    // The browser's own viewer of papers comes from nowhere; a paper is not a part of the page that shows it.
    const isPart = response.url.startsWith(origin) && response.mimeType !== 'application/pdf'
    if (isPart) names.set(requestId, new URL(response.url).pathname)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const name = names.get(requestId)
    if (name !== undefined) parts.push([name, encodedDataLength])
  })
  await session.send('Network.enable')
  const response = await page.goto(url, { waitUntil: 'networkidle' })
  assert.equal(response?.status(), 200, url)
  await page.evaluate(() => document.fonts.ready)
  await context.close()
  return {
    bytes: parts.reduce((sum, [, bytes]) => sum + bytes, 0),
    parts: parts
      .toSorted(([, one], [, other]) => other - one)
      .map(([name, bytes]) => `${(bytes / 1024).toFixed(1)} KB ${name}`),
  }
}
