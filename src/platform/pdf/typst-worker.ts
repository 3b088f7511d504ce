import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'

/** What the parent sends; the answer is a `WorkerAnswer` with the same id. */
export interface WorkerRequest {
  readonly id: number
  readonly template: string
  readonly data: string
}

/** `document`: the template or its data, which fail alike next time. `machine`: stuck, full or ended; later it may work. */
export type PdfFault = 'document' | 'machine'

export type WorkerAnswer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly error: string; readonly fault: PdfFault }

const [templateDirs, fonts] = process.argv.slice(2).map((list) => JSON.parse(list) as string[])
const compilers = new Map<string, NodeCompiler>()

/** One compiler a folder: the folder is Typst's root, so a template reads nothing outside it. */
function compilerFor(folder: string): NodeCompiler {
  const known = compilers.get(folder)
  if (known !== undefined) return known
  const fontBlobs = (fonts ?? []).map((file) => readFileSync(file))
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs }] })
  compilers.set(folder, compiler)
  return compiler
}

function messageOf(failure: NodeError | null): string {
  const diagnostics = (failure?.shortDiagnostics ?? []) as { message?: string; path?: string }[]
  return diagnostics.map(({ message, path }) => `${path ?? ''}: ${message ?? ''}`).join('\n') || 'no document'
}

/**
 * PDF/A-2b forbids characters without a glyph. A name written in a script that Tinos lacks must not
 * stop a receipt, so such a document falls back to plain tagged PDF 1.7. The timestamp is fixed:
 * a template that wants a date sets it from its data, and equal data give equal bytes.
 */
function exportPdf(compiler: NodeCompiler, document: NodeTypstDocument): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: 0 })
  } catch {
    return compiler.pdf(document, { pdfStandard: '1.7', creationTimestamp: 0 })
  }
}

function render(request: WorkerRequest): WorkerAnswer {
  const folder = templateDirs?.find((candidate) => existsSync(resolve(candidate, `${request.template}.typ`)))
  if (folder === undefined) {
    return { id: request.id, error: `no template named ${request.template}`, fault: 'document' }
  }
  const compiler = compilerFor(resolve(folder))
  const compiled = compiler.compile({
    mainFilePath: resolve(folder, `${request.template}.typ`),
    inputs: { data: request.data },
  })
  if (compiled.result === null) {
    return { id: request.id, error: messageOf(compiled.takeDiagnostics()), fault: 'document' }
  }
  const pdf = exportPdf(compiler, compiled.result)
  // Typst remembers every layout it made; documents differ, so only fonts and templates are worth keeping.
  compiler.evictCache(2)
  return { id: request.id, pdf }
}

process.on('message', (request: WorkerRequest) => {
  let answer: WorkerAnswer
  try {
    answer = render(request)
  } catch (error) {
    // Templates are told by diagnostics: what throws is memory, a file that cannot be read.
    answer = { id: request.id, error: String(error), fault: 'machine' }
  }
  process.send?.(answer)
})
process.on('disconnect', () => process.exit(0))
