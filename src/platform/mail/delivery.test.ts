import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createServer, type Server } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { DeliveryError } from './delivery-error.ts'
import { createMailer } from './mailer.ts'
import { createSmsSender } from './sms-sender.ts'

const portOf = (server: { address(): string | AddressInfo | null }) => (server.address() as AddressInfo).port

describe('a mailer', () => {
  const received: { mail: ParsedMail; to: string[] }[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'mc' && password === 'đúng' ? done(null, { user: 'mc' }) : done(new Error('no')),
    onRcptTo: ({ address }, _session, done) => {
      const code = address.startsWith('full') ? 452 : address.startsWith('nobody') ? 550 : 0
      done(code === 0 ? null : Object.assign(new Error('mailbox'), { responseCode: code }))
    },
    onData: async (stream, session, done) => {
      const mail = await simpleParser(stream)
      received.push({ mail, to: session.envelope.rcptTo.map(({ address }) => address) })
      done()
    },
  })
  let url = ''
  before(async () => {
    await new Promise<void>((resolve) => {
      smtp.listen(0, '127.0.0.1', resolve)
    })
    url = `smtp://127.0.0.1:${portOf(smtp.server)}`
  })
  after(() => new Promise<void>((resolve) => smtp.close(() => resolve())))
  const mailer = (smtpUrl = url) =>
    createMailer({ smtpUrl, from: 'Cổng dịch vụ công <cong@example.vn>', timeoutMs: 500 })

  it('delivers Vietnamese text and markup', async () => {
    await mailer().send({
      to: 'hoa@example.vn',
      subject: 'Hồ sơ đã nhận',
      text: 'Xin chào',
      html: '<p>Xin chào</p>',
    })
    const { mail, to } = received.at(-1)!
    assert.deepEqual(to, ['hoa@example.vn'])
    assert.equal(mail.subject, 'Hồ sơ đã nhận')
    assert.equal(mail.text?.trim(), 'Xin chào')
    assert.match(String(mail.html), /<p>Xin chào/)
    assert.equal(mail.from?.text, '"Cổng dịch vụ công" <cong@example.vn>')
  })

  it('signs in with the account in the address', async () => {
    const at = (password: string) => url.replace('//', `//mc:${encodeURIComponent(password)}@`)
    await mailer(at('đúng')).send({ to: 'a@example.vn', subject: 'x', text: 'y' })
    await assert.rejects(
      mailer(at('sai')).send({ to: 'a@example.vn', subject: 'x', text: 'y' }),
      DeliveryError,
    )
  })

  it('cannot be made to write to others by what stands in a subject', async () => {
    await mailer().send({ to: 'a@example.vn', subject: 'x\r\nBcc: b@example.vn', text: 'y' })
    assert.deepEqual(received.at(-1)?.to, ['a@example.vn'])
    assert.equal(received.at(-1)?.mail.bcc, undefined)
  })

  it('says whether trying again can help, and names nobody', async () => {
    const fails = async (to: string, smtpUrl?: string) => {
      const error = await mailer(smtpUrl)
        .send({ to, subject: 'x', text: 'y' })
        .catch((caught: unknown) => caught)
      assert.ok(error instanceof DeliveryError)
      assert.doesNotMatch(error.message, /example\.vn/)
      return error.isTemporary
    }
    assert.equal(await fails('nobody@example.vn'), false)
    assert.equal(await fails('full@example.vn'), true)
    assert.equal(await fails('a@example.vn', 'smtp://127.0.0.1:1'), true)
  })

  it('gives up on a server that says nothing', async () => {
    const mute = createTcpServer(() => undefined)
    await new Promise<void>((resolve) => {
      mute.listen(0, '127.0.0.1', resolve)
    })
    const late = mailer(`smtp://127.0.0.1:${portOf(mute)}`).send({
      to: 'a@example.vn',
      subject: 'x',
      text: 'y',
    })
    await assert.rejects(late, DeliveryError)
    mute.close()
  })
})

describe('an SMS sender', () => {
  const calls: { authorization: string | undefined; body: unknown }[] = []
  let gateway: Server
  let url = ''
  before(async () => {
    gateway = createServer(async (request, response) => {
      const status = Number(new URL(request.url ?? '', 'http://x').searchParams.get('status') ?? 200)
      if (status === 0) return
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      calls.push({
        authorization: request.headers.authorization,
        body: JSON.parse(Buffer.concat(chunks).toString()),
      })
      response.writeHead(status, { location: '/elsewhere' }).end('{}')
    })
    await new Promise<void>((resolve) => {
      gateway.listen(0, '127.0.0.1', resolve)
    })
    url = `http://127.0.0.1:${portOf(gateway)}/send`
  })
  after(() => {
    gateway.closeAllConnections()
    gateway.close()
  })
  const sms = { to: '0901234567', text: 'Mã của bạn: 123456' }

  it('posts number and text with its token', async () => {
    await createSmsSender({
      gatewayUrl: url,
      token: 'bí-mật-t'.normalize('NFD').replace(/[^ -~]/g, ''),
    }).send(sms)
    assert.deepEqual(calls.at(-1), { authorization: 'Bearer bi-mat-t', body: sms })
  })

  it('says whether trying again can help, and names nobody', async () => {
    const cases: [string, boolean][] = [
      [`${url}?status=400`, false],
      [`${url}?status=429`, true],
      [`${url}?status=503`, true],
      [`${url}?status=302`, true],
      [`${url}?status=0`, true],
      ['http://127.0.0.1:1/', true],
    ]
    for (const [gatewayUrl, isTemporary] of cases) {
      const sender = createSmsSender({ gatewayUrl, token: 't', timeoutMs: 300 })
      const error = await sender.send(sms).catch((caught: unknown) => caught)
      assert.ok(error instanceof DeliveryError, gatewayUrl)
      assert.equal(error.isTemporary, isTemporary, gatewayUrl)
      assert.doesNotMatch(error.message, /0901234567/)
    }
  })
})
