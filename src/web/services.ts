import type { Clock } from '../platform/clock/clock.ts'
import type { Db } from '../platform/db/database.ts'
import type { FileStore, VirusScanner } from '../platform/files/index.ts'
import type { PageCache } from '../platform/http/page-cache.ts'
import type { Uploads } from '../platform/http/tus.ts'
import type { Text } from '../platform/i18n/translator.ts'
import type { Log } from '../platform/log/log.ts'
import type { PdfRenderer } from '../platform/pdf/pdf-renderer.ts'
import type { Catalog } from '../modules/catalog/index.ts'
import type { Directory } from '../modules/organizations/index.ts'
import type { AssetUrls } from '../ui/index.ts'

/** What the faces stand on; built once in `app.ts`. */
export interface Services {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly files: FileStore
  /** Looks at every upload; absent where the operator has set none up. */
  readonly scanner?: VirusScanner | undefined
  readonly pdf: PdfRenderer
  readonly uploads: Uploads
  readonly pages: PageCache
  readonly assets: AssetUrls
  /** Snapshots: read the property when needed, never keep what it returned beyond a request. */
  readonly directory: Directory
  readonly catalog: Catalog
  /** Reads both anew, after something they show has changed; other processes see it half a minute later. */
  readonly refresh: () => Promise<void>
  readonly publicUrl: string
  readonly secret: string
  /** Demo accounts are listed, mail goes to a mailbox page, a second factor is not forced. */
  readonly demo: boolean
  readonly provinceName: Text
  /** Folder of the demo mailbox; absent outside demo mode. */
  readonly mailboxFolder: string | undefined
}
