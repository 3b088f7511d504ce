import type { ProcedurePaper } from '../../modules/catalog/index.ts'
import { type PaperInput, provideSupplement } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { keptFiles, takeFiles } from '../../web/apply/index.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { deskAccess, type DeskFile, findDeskFile } from '../reception/desk-file.ts'
import {
  type BroughtPaper,
  keptField,
  type SupplementFault,
  supplementPage,
  type SupplementShown,
} from './supplement.page.ts'

/** What an applicant brings to the desk for a dossier that waits for it. */
export function supplementRoutes(services: Services): readonly Route<Session>[] {
  const path = '/can-bo/quay/bo-sung/:dossier'
  return [
    {
      name: 'backoffice.counter.supplement',
      method: 'GET',
      path,
      access: deskAccess,
      handler: (request) => showSupplement(services, request),
    },
    {
      name: 'backoffice.counter.supplement.save',
      method: 'POST',
      path,
      access: deskAccess,
      multipart: true,
      handler: (request) => takeSupplement(services, request),
    },
  ]
}

function askedPapers({ loaded: { state, revision } }: DeskFile): readonly ProcedurePaper[] {
  const asked = state.supplement?.paperIds ?? []
  return revision.record.papers.filter(({ id }) => asked.includes(id))
}

function elsewhere({ request, loaded }: DeskFile) {
  return seeOther(request.linkTo('backoffice.dossier.show', { dossier: loaded.state.id }))
}

async function showSupplement(services: Services, request: Request<Session>): Promise<Reply> {
  const file = await findDeskFile(services, request)
  if (!file) return notFound()
  if (!file.loaded.state.supplement) return elsewhere(file)
  const brought = askedPapers(file).map(
    (paper): BroughtPaper => ({
      paper,
      originals: String(paper.originals),
      copies: String(paper.copies),
      files: [],
      problems: [],
    }),
  )
  return page(await draw(file, { brought, message: '', faults: [] }))
}

function draw(file: DeskFile, shown: SupplementShown) {
  const { services, request } = file
  return backofficePage(services, request, {
    ...supplementPage(file, shown),
    current: 'counter',
    errorCount: shown.faults.length,
    backLink: { href: request.linkTo('backoffice.counter'), text: file.t('Nhận hồ sơ tại quầy', 'Counter') },
  })
}

async function takeSupplement(services: Services, request: Request<Session>): Promise<Reply> {
  const file = await findDeskFile(services, request)
  if (!file) return notFound()
  const { t, ctx, loaded } = file
  // Sent a second time: the first one did it.
  if (!loaded.state.supplement) return elsewhere(file)
  const brought: BroughtPaper[] = []
  for (const paper of askedPapers(file)) brought.push(await readBrought(file, paper))
  const message = request.body.get('message')
  const early = brought.flatMap((one) => faultsOf(file, one))
  if (early.length > 0) return invalid(await draw(file, { brought, message, faults: early }))
  const papers = brought.map(inputOf)
  const outcome = await provideSupplement(ctx, { dossierId: loaded.state.id, papers, answers: {}, message })
  if (outcome.kind === 'done')
    return withFlash(elsewhere(file), {
      kind: 'success',
      text: t('Đã nhận phần bổ sung', 'What was brought is taken in'),
    })
  if (outcome.kind === 'refused') return outcome.reason === 'not-now' ? elsewhere(file) : notFound()
  const faults = outcome.errors.map((error) => missing(file, brought, error))
  return invalid(await draw(file, { brought, message, faults }))
}

async function readBrought({ services, request }: DeskFile, paper: ProcedurePaper): Promise<BroughtPaper> {
  const { stored, problems } = await takeFiles(
    services,
    request,
    { field: `${paper.id}-tep`, uploadedField: `${paper.id}-da-tai` },
    { origin: 'officer', accept: paper.accept },
  )
  return {
    paper,
    originals: request.body.get(`${paper.id}-originals`).trim(),
    copies: request.body.get(`${paper.id}-copies`).trim(),
    files: [...(await keptFiles(services, request, keptField(paper.id))), ...stored],
    problems,
  }
}

const COUNT = /^\d{0,3}$/

function faultsOf({ t, request }: DeskFile, one: BroughtPaper): readonly SupplementFault[] {
  const name = inLocale(one.paper.name, request.locale)
  const counts = (['originals', 'copies'] as const)
    .filter((box) => !COUNT.test(one[box]))
    .map((box) => ({
      href: `#${one.paper.id}-${box}`,
      text: t(`Số bản phải là số từ 0 đến 999: ${name}`, `Enter a number from 0 to 999: ${name}`),
    }))
  return [...counts, ...one.problems.map((text) => ({ href: `#${one.paper.id}-tep`, text }))]
}

function inputOf({ paper, originals, copies, files }: BroughtPaper): PaperInput {
  return {
    paperId: paper.id,
    fileIds: files.map(({ id }) => id),
    originals: Number(originals) || 0,
    copies: Number(copies) || 0,
  }
}

function missing({ t, request }: DeskFile, brought: readonly BroughtPaper[], error: string): SupplementFault {
  const paper = brought.find((one) => one.paper.id === error)?.paper
  if (!paper)
    return {
      href: '#message',
      text: t(
        'Hãy ghi những gì người nộp đã mang đến hoặc đã sửa',
        'Write what the applicant brought or mended',
      ),
    }
  const name = inLocale(paper.name, request.locale)
  return { href: `#${paper.id}-originals`, text: t(`Chưa có: ${name}`, `Still missing: ${name}`) }
}
