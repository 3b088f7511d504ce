import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { JsonValue } from './json-value.ts'
import { printableJson } from './printable-text.ts'
import type { PdfFault, WorkerAnswer } from './typst-worker.ts'

export interface PdfRenderer {
  /** Renders `<template>.typ` with `data`; equal data give equal bytes. Renders run one after another. */
  render(template: string, data: JsonValue): Promise<Buffer>
  /** Starts the renderer ahead of the first document (about 0.3 s). */
  warmUp(): void
  /** Ends the renderer; documents still waiting are refused. */
  close(): Promise<void>
}

export interface PdfRendererOptions {
  readonly templateDirs: readonly string[]
  readonly fonts: readonly string[]
  /** A render that takes longer is ended, together with its process. */
  readonly timeoutMs?: number
  /** An idle process is ended, which gives its memory back. */
  readonly idleMs?: number
  readonly queueLimit?: number
  /** Guards against slow growth of the native compiler's memory. */
  readonly rendersPerProcess?: number
}

/** The document could not be made; the message is for the log, not for visitors. */
export class PdfRenderError extends Error {
  override readonly name = 'PdfRenderError'
  readonly fault: PdfFault

  constructor(message: string, fault: PdfFault) {
    super(message)
    this.fault = fault
  }
}

interface Waiting {
  readonly template: string
  readonly data: string
  readonly resolve: (pdf: Buffer) => void
  readonly reject: (error: PdfRenderError) => void
}

const DEFAULTS = { timeoutMs: 20_000, idleMs: 30_000, queueLimit: 500, rendersPerProcess: 1_000 }
const WORKER = fileURLToPath(new URL('./typst-worker.ts', import.meta.url))
// The young generation is kept small so that handles of native documents are collected soon.
const WORKER_FLAGS = ['--max-old-space-size=96', '--max-semi-space-size=1']

export function createPdfRenderer(options: PdfRendererOptions): PdfRenderer {
  return new TypstRenderer(options)
}

/**
 * Typst runs in a process of its own and not in a worker thread: its compile is one native call that
 * `worker.terminate()` cannot interrupt (measured: the program's own exit hung for 33 s behind one),
 * while a process can be killed, gives all memory back when idle, and cannot take the server with it.
 */
class TypstRenderer implements PdfRenderer {
  readonly #options: Required<PdfRendererOptions>
  readonly #queue: Waiting[] = []
  #current: (Waiting & { readonly id: number }) | undefined
  #child: ChildProcess | undefined
  #timer: NodeJS.Timeout | undefined
  #stderr = ''
  #rendered = 0
  #lastId = 0
  #closed = false

  constructor(options: PdfRendererOptions) {
    this.#options = { ...DEFAULTS, ...options }
  }

  render(template: string, data: JsonValue): Promise<Buffer> {
    if (this.#closed) return Promise.reject(new PdfRenderError('the renderer is closed', 'machine'))
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(template)) {
      return Promise.reject(new PdfRenderError(`not a template name: ${template}`, 'document'))
    }
    if (this.#queue.length >= this.#options.queueLimit) {
      return Promise.reject(new PdfRenderError('too many documents are waiting', 'machine'))
    }
    const text = JSON.stringify(printableJson(data))
    return new Promise((resolve, reject) => {
      this.#queue.push({ template, data: text, resolve, reject })
      this.#next()
    })
  }

  warmUp(): void {
    if (!this.#closed && this.#child === undefined) this.#start()
  }

  async close(): Promise<void> {
    this.#closed = true
    const refused = [...this.#queue.splice(0), ...(this.#current === undefined ? [] : [this.#current])]
    this.#current = undefined
    const child = this.#child
    this.#stop()
    for (const waiting of refused) waiting.reject(new PdfRenderError('the renderer was closed', 'machine'))
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.ref()
    await new Promise<void>((resolve) => child.once('exit', () => resolve()))
  }

  #start(): ChildProcess {
    const { templateDirs, fonts } = this.#options
    const child = fork(WORKER, [JSON.stringify(templateDirs), JSON.stringify(fonts)], {
      execArgv: WORKER_FLAGS,
      serialization: 'advanced',
      // Nothing of the program's environment (its secrets) is needed to draw a page.
      env: {},
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#child = child
    this.#rendered = 0
    this.#stderr = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-2_000)
    })
    child.on('message', (answer: WorkerAnswer) => this.#settle(child, answer))
    child.on('error', (error) => this.#fail(child, `the renderer did not start: ${error.message}`))
    child.on('exit', (code, signal) =>
      this.#fail(child, `the renderer ended (${signal ?? code}) ${this.#stderr}`),
    )
    this.#hold(child, false)
    this.#watchIdle()
    return child
  }

  /** An idle renderer must not keep the program from ending; a working one must. */
  #hold(child: ChildProcess, working: boolean): void {
    const pipe = child.stderr as unknown as { ref?(): void; unref?(): void } | null
    for (const part of [child, child.channel, pipe]) {
      if (working) part?.ref?.()
      else part?.unref?.()
    }
  }

  #next(): void {
    if (this.#current !== undefined) return
    const waiting = this.#queue.shift()
    if (waiting === undefined) return
    const child = this.#child ?? this.#start()
    this.#lastId += 1
    this.#current = { ...waiting, id: this.#lastId }
    this.#hold(child, true)
    clearTimeout(this.#timer)
    const { timeoutMs } = this.#options
    this.#timer = setTimeout(() => {
      this.#fail(child, `${waiting.template} took longer than ${timeoutMs} ms`)
    }, timeoutMs)
    child.send({ id: this.#lastId, template: waiting.template, data: waiting.data })
  }

  #settle(child: ChildProcess, answer: WorkerAnswer): void {
    const current = this.#current
    if (child !== this.#child || current === undefined || answer.id !== current.id) return
    this.#current = undefined
    this.#rendered += 1
    this.#hold(child, false)
    if (this.#rendered >= this.#options.rendersPerProcess) this.#stop()
    else this.#watchIdle()
    if ('pdf' in answer) {
      const { buffer, byteOffset, byteLength } = answer.pdf
      current.resolve(Buffer.from(buffer, byteOffset, byteLength))
    } else {
      current.reject(new PdfRenderError(`${current.template}: ${answer.error}`, answer.fault))
    }
    this.#next()
  }

  #fail(child: ChildProcess, reason: string): void {
    if (child !== this.#child) return
    const current = this.#current
    this.#current = undefined
    this.#stop()
    current?.reject(new PdfRenderError(reason, 'machine'))
    this.#next()
  }

  #watchIdle(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#stop(), this.#options.idleMs)
    this.#timer.unref()
  }

  #stop(): void {
    clearTimeout(this.#timer)
    const child = this.#child
    this.#child = undefined
    child?.kill('SIGKILL')
  }
}
