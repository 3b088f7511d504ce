import { Worker } from 'node:worker_threads'

const TIMEOUT_MS = 60_000

/**
 * A JPEG of a HEIC picture, for browsers that cannot show it; the HEIC itself stays the paper of record.
 * Decoding takes seconds of CPU and hundreds of megabytes for a phone's picture, so it has its own thread
 * that ends with it. Call it from a job, not from a request.
 */
export function heicPreview(path: string, quality = 0.8): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./heic-preview-worker.ts', import.meta.url), {
      workerData: { path, quality },
    })
    const timer = setTimeout(() => finish(new Error('the picture took too long to convert')), TIMEOUT_MS)
    const finish = (result: Error | Uint8Array) => {
      clearTimeout(timer)
      void worker.terminate()
      if (result instanceof Error) reject(result)
      else resolve(Buffer.from(result.buffer, result.byteOffset, result.byteLength))
    }
    worker.once('message', finish)
    worker.once('error', finish)
    worker.once('exit', () => finish(new Error('the converter ended without a picture')))
  })
}
