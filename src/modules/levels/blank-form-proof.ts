import type { Finding } from '../../engines/levels/index.ts'
import { PdfRenderError } from '../../platform/pdf/pdf-renderer.ts'
import type { ProcedureRevision } from '../catalog/index.ts'
import type { LevelContext } from './context.ts'

/** Undefined where the machine failed: it says nothing about the form, and is tried again later. */
export type ProveBlankForm = (revision: ProcedureRevision) => Promise<Finding | undefined>

/** A renderer that is stuck takes its whole time for each form: after so many in a row the rest waits for later. */
const GIVE_UP_AFTER = 3

/** Tries blank forms one after another; what went wrong is logged, and a visitor reads only what it means for him. */
export function blankFormProver({ makeBlankForm, log }: LevelContext): ProveBlankForm {
  let failuresInRow = 0
  return async (revision) => {
    if (failuresInRow >= GIVE_UP_AFTER) return undefined
    try {
      await makeBlankForm(revision)
      failuresInRow = 0
      return { holds: true, details: [] }
    } catch (error) {
      const isPassing = error instanceof PdfRenderError && error.fault === 'machine'
      log.warn('a blank form could not be made', {
        entity: 'procedure',
        entityId: revision.procedureId,
        reason: isPassing ? 'machine' : 'document',
        error,
      })
      failuresInRow = isPassing ? failuresInRow + 1 : 0
      return isPassing ? undefined : CANNOT_BE_MADE
    }
  }
}

const CANNOT_BE_MADE: Finding = {
  holds: false,
  details: [
    {
      vi: 'Tờ khai có lỗi nên không in ra được. Phần trình bày của tờ khai phải sửa.',
      en: 'The form has a fault and cannot be printed. How it is laid out has to be mended.',
    },
  ],
}
