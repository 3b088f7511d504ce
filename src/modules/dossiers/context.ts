import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import type { Log } from '../../platform/log/log.ts'
import type { PdfRenderer } from '../../platform/pdf/pdf-renderer.ts'
import type { Catalog } from '../catalog/index.ts'
import type { Actor } from '../identity/index.ts'
import type { Directory } from '../organizations/index.ts'

/** What every command of this module is given; nothing is global. */
export interface DossierContext<A extends Actor = Actor> {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly actor: A
  readonly directory: Directory
  readonly catalog: Catalog
  readonly files: FileStore
  readonly pdf: PdfRenderer
  /** Public address of the portal, printed and coded in documents. */
  readonly publicUrl: string
}

/** What changes the structure needs of it: no files and no documents. */
export type StructureContext = Pick<
  DossierContext,
  'db' | 'clock' | 'log' | 'actor' | 'directory' | 'catalog'
>
