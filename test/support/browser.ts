import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

// Nothing but loopback is ever asked for: the background services of the browser stay off.
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A browser: the one `CHROMIUM` names; the one that comes with npm, which is the same everywhere and, without windows
 * of its own, twice as quick as a whole one; or one of the machine, where npm has none for it.
 */
export async function openBrowser(): Promise<Browser> {
  const named = process.env['CHROMIUM']
  if (named) return chromium.launch({ executablePath: named, args: ARGS })
  if (process.platform === 'linux' && process.arch === 'x64')
    return chromium.launch({ ...bundledBrowser(), args: ARGS })
  const executablePath = INSTALLED.find((file) => existsSync(file))
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ARGS })
}

/** The browser of `@sparticuz/chromium`, which needs nothing of the machine but the C library. */
export function bundledBrowser(): Pick<LaunchOptions, 'executablePath' | 'env'> {
  const folder = unpackedBrowser()
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      ...definedEnvironment(),
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: fontsOf(folder),
    },
  }
}

/**
 * The package names a folder in which it was not unpacked; and a browser that finds no font at all ends
 * itself at the first letter that no font of the page has.
 */
function fontsOf(folder: string): string {
  const file = path.join(folder, 'fonts.conf')
  if (existsSync(file)) return file
  const part = `${file}-${process.pid}`
  const fonts = `<dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts/cache</cachedir>`
  writeFileSync(part, `<?xml version="1.0"?><fontconfig>${fonts}</fontconfig>`)
  renameSync(part, file)
  return file
}

const PACKAGE = '@sparticuz/chromium'

/** Unpacked once a machine and version. The package looks at its environment, so a process of its own does it. */
function unpackedBrowser(): string {
  const { version } = JSON.parse(
    readFileSync(new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url), 'utf8'),
  ) as { version: string }
  const folder = path.join(tmpdir(), `motcua-chromium-${version}`)
  if (existsSync(folder)) return folder
  const part = `${folder}-${process.pid}`
  mkdirSync(part, { recursive: true })
  const unpack = `const { default: browser } = await import('${PACKAGE}'); await browser.executablePath()`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', unpack], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    // The environment for which the package also unpacks the libraries (NSS, NSPR, Expat) the browser needs.
    env: { ...process.env, TMPDIR: part, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${PACKAGE} could not be unpacked: ${stderr}`)
  try {
    renameSync(part, folder)
  } catch (error) {
    // Another run was quicker.
    if (!existsSync(folder)) throw error
    rmSync(part, { recursive: true, force: true })
  }
  return folder
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
