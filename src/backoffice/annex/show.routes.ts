import { namesOfAccounts, type Session } from '../../modules/identity/index.ts'
import { examineLevelsJob } from '../../modules/levels/index.ts'
import { acceptAnnex, matchAnnex, servicesAsDecided } from '../../modules/roadmap/index.ts'
import { forbidden, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { ANNEX_BASE, annexAccess, askedAnnex, mayImport, nameOf, SEEN } from './annex-desk.ts'
import { proposalPage } from './proposal.page.ts'
import { textPage } from './text.page.ts'

export function annexShowRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.annex.show',
      method: 'GET',
      path: `${ANNEX_BASE}/:annex`,
      access: annexAccess,
      handler: (request) => show(services, request),
    },
    {
      name: 'backoffice.annex.text',
      method: 'GET',
      path: `${ANNEX_BASE}/:annex/van-ban`,
      access: annexAccess,
      handler: (request) => showText(services, request),
    },
    {
      name: 'backoffice.annex.accept',
      method: 'POST',
      path: `${ANNEX_BASE}/:annex/tiep-nhan`,
      access: annexAccess,
      handler: (request) => accept(services, request),
    },
  ]
}

async function show(services: Services, request: Request<Session>): Promise<Reply> {
  if (!(await mayImport(services, request))) return forbidden()
  const annex = await askedAnnex(services, request)
  if (!annex) return notFound()
  const names = await namesOfAccounts(services.db, [
    annex.madeBy,
    ...annex.decisions.map(({ decidedBy }) => decidedBy),
  ])
  const t = translator(request.locale)
  const title = t(`Quyết định ${nameOf(annex, t('đã dán', 'pasted'))}`, `Decision ${nameOf(annex, 'pasted')}`)
  return page(
    await backofficePage(services, request, {
      title,
      main: proposalPage(request, annex, {
        title,
        names,
        matches: matchAnnex(servicesAsDecided(annex), services),
      }),
      current: 'roadmap-annex',
      backLink: { href: request.linkTo('backoffice.annex'), text: t('Nhập quyết định', 'Import a decision') },
    }),
  )
}

async function showText(services: Services, request: Request<Session>): Promise<Reply> {
  if (!(await mayImport(services, request))) return forbidden()
  const annex = await askedAnnex(services, request)
  if (!annex) return notFound()
  const t = translator(request.locale)
  const title = t('Văn bản theo hàng chữ', 'The text by lines')
  return page(
    await backofficePage(services, request, {
      title,
      main: textPage(annex, title, t),
      current: 'roadmap-annex',
      backLink: {
        href: request.linkTo('backoffice.annex.show', { annex: annex.id }),
        text: t('Đề xuất', 'Proposal'),
      },
    }),
  )
}

async function accept(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const importId = (await askedAnnex(services, request))?.id
  if (!(await mayImport(services, request))) return forbidden()
  if (importId === undefined) return notFound()
  const outcome = await acceptAnnex(officerContext(services, request), {
    importId,
    seen: Number(request.body.get(SEEN)),
  })
  const back = seeOther(request.linkTo('backoffice.annex.show', { annex: importId }))
  switch (outcome.kind) {
    case 'done':
      await tellLevels(services)
      return withFlash(back, {
        kind: 'success',
        text: t('Đã tiếp nhận vào lộ trình', 'Taken over into the roadmap'),
      })
    case 'changed':
      return withFlash(back, {
        kind: 'warning',
        text: t(
          'Vừa có người quyết định khác. Hãy xem lại rồi tiếp nhận.',
          'Somebody has just decided otherwise. Look again, then take it over.',
        ),
      })
    case 'open':
      return withFlash(back, {
        kind: 'warning',
        text: outcome.isStopped
          ? t('Đã có quyết định không dùng văn bản này', 'It was decided not to use this text')
          : t(
              `Còn ${outcome.undecided} điểm chưa quyết định`,
              `${outcome.undecided} anomalies are not decided yet`,
            ),
      })
    case 'refused':
      return outcome.reason === 'not-found' ? notFound() : forbidden()
  }
}

/** Another decision declares: levels are compared with it at once, not at the next minute. */
async function tellLevels({ db, pages }: Services): Promise<void> {
  pages.invalidate('levels')
  await enqueue(db, examineLevelsJob, {}, { jobKey: examineLevelsJob.name })
}
