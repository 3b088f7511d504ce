import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import bundled from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

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

/** A browser: the one installed, or the one that came with npm, together with the libraries it needs. */
export async function openBrowser(): Promise<Browser> {
  const installed = [process.env.CHROMIUM, ...INSTALLED].find(
    (file) => file !== undefined && existsSync(file),
  )
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: ARGS })
  const executablePath = await bundled.executablePath()
  const libraries = path.join(tmpdir(), 'al2023', 'lib')
  const env = { ...process.env, LD_LIBRARY_PATH: libraries } as Record<string, string>
  return chromium.launch({ executablePath, args: [...bundled.args, ...ARGS], env })
}
