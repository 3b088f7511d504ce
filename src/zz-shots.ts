import { readFileSync } from 'node:fs'
import { openBrowser } from '/work/main/test/support/browser.ts'
const AXE = readFileSync('/work/main/node_modules/axe-core/axe.min.js','utf8')
const base = 'http://127.0.0.1:34567'
const browser = await openBrowser()
try {
  for (const [w, h, js] of [[360, 740, true], [1280, 800, true], [1280, 800, false]] as const) {
    const ctx = await browser.newContext({ bypassCSP: true, viewport: { width: w, height: h }, javaScriptEnabled: js })
    const page = await ctx.newPage(); page.setDefaultTimeout(90000)
    await page.goto(base + '/can-bo/dang-nhap'); await page.fill('input[name=username]', 'lanhdao.stnmt'); await page.fill('input[name=password]', 'motcua-2015')
    await Promise.all([page.waitForNavigation(), page.press('input[name=password]', 'Enter')])
    for (const [name, path] of [['apologies','/can-bo/sap-qua-han'],['alerts','/can-bo/nhac-viec'],['settings','/can-bo/nhac-viec/cai-dat'],['timeliness','/can-bo/dung-han?nam=2026&ky=ca-nam'],['forecasts','/can-bo/du-bao-tre'],['unit','/can-bo/viec/unit'],['soon','/can-bo/viec/soon']] as const) {
      await page.goto(base + path); await page.waitForTimeout(js ? 800 : 100)
      const tag = `${w}${js ? '' : '-nojs'}`
      await page.screenshot({ path: `/tmp/mc/shots-alerts/${name}-${tag}.png`, fullPage: true })
      if (!js) continue
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (over > 0) console.log('OVERFLOW', name, tag, over)
      await page.evaluate(AXE)
      for (const x of await page.evaluate(async () => (await (window as any).axe.run()).violations.map((v: any) => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200)]))) console.log('AXE', name, tag, ...x)
    }
    await ctx.close()
  }
} finally { await browser.close() }
