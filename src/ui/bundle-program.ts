// A process of its own: is sent the options, sends the bundle back, and ends.
import { bundle, type BundleOptions } from './bundle.ts'

process.once('message', async (options: BundleOptions) => {
  process.send?.(await bundle(options), () => process.disconnect())
})
