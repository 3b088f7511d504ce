import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { page } from './reply.ts'
import { route, startSite } from './site.test.ts'

const routes = [
  route('GET', '/nhanh', () => page({ markup: 'nhanh' })),
  route('GET', '/cham', async () => {
    await sleep(300)
    return page({ markup: 'xong' })
  }),
  route('GET', '/mai', async () => {
    await sleep(20_000, undefined, { ref: false })
    return page({ markup: 'quá lâu' })
  }),
]

function get(url: string, agent: Agent): Promise<{ response: IncomingMessage; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { agent }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        body += chunk
      })
      response.on('end', () => resolve({ response, body }))
    })
    sent.on('error', reject).end()
  })
}

describe('stopping', () => {
  it('finishes what is in flight, lets kept-alive connections go, and takes nothing new', async () => {
    const site = await startSite(routes)
    const agent = new Agent({ keepAlive: true })
    await get(`${site.url}/nhanh`, agent)
    const slow = get(`${site.url}/cham`, agent)
    await sleep(50)
    const began = performance.now()
    await Promise.all([site.server.stop(), site.server.stop()])
    const took = performance.now() - began
    const { response, body } = await slow
    assert.equal(body, 'xong')
    assert.equal(response.headers.connection, 'close')
    assert.ok(took < 3000, `stopped in ${took} ms`)
    await assert.rejects(get(`${site.url}/nhanh`, new Agent()))
    agent.destroy()
    await rm(dirname(site.tempFolder), { recursive: true })
  })

  it('cuts what does not end within the limit', async () => {
    const site = await startSite(routes, { config: { stopLimitSeconds: 0.3 } })
    const cut = assert.rejects(get(`${site.url}/mai`, new Agent()))
    await sleep(50)
    const began = performance.now()
    await site.server.stop()
    assert.ok(performance.now() - began < 3000)
    await cut
    await rm(dirname(site.tempFolder), { recursive: true })
  })
})
