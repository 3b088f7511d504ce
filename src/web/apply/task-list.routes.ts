import { deleteDraft } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { page, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../services.ts'
import type { ApplyFace } from './apply-face.ts'
import { deletePage } from './delete.page.ts'
import { show, withJourney } from './journey.ts'
import { taskListPage } from './task-list.page.ts'

export function taskListRoutes(services: Services, face: ApplyFace): readonly Route<Session>[] {
  const { name, path, access } = face
  return [
    {
      name: `${name}.tasks`,
      method: 'GET',
      path: `${path}/:draft`,
      access,
      handler: withJourney(services, face, async (journey) => {
        const back = { href: face.homeLink(journey.request), text: journey.t('Quay lại', 'Back') }
        return page(await show(journey, { ...taskListPage(journey), backLink: back }))
      }),
    },
    {
      name: `${name}.delete`,
      method: 'GET',
      path: `${path}/:draft/xoa`,
      access,
      handler: withJourney(services, face, async (journey) => page(await show(journey, deletePage(journey)))),
    },
    {
      name: `${name}.delete.confirm`,
      method: 'POST',
      path: `${path}/:draft/xoa`,
      access,
      handler: withJourney(services, face, async ({ draft, request, t }) => {
        await deleteDraft(services, draft.id, draft.ownerAccountId)
        const gone = seeOther(face.homeLink(request))
        return withFlash(gone, {
          kind: 'success',
          text: t('Đã xóa hồ sơ đang làm', 'The application was deleted'),
        })
      }),
    },
  ]
}
