import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'

interface Converter {
  (picture: { buffer: Uint8Array; format: 'JPEG'; quality: number }): Promise<ArrayBuffer | Uint8Array>
}

const { path, quality } = workerData as { path: string; quality: number }
// The package has no types of its own; imported here only, so that its 1.5 MB of WebAssembly stays out of the server.
const { default: convert } = (await import('heic-convert' as string)) as { default: Converter }
const jpeg = await convert({ buffer: await readFile(path), format: 'JPEG', quality })
parentPort?.postMessage(new Uint8Array(jpeg))
