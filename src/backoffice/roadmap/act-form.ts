import type { Session } from '../../modules/identity/index.ts'
import type { RoadmapOutcome } from '../../modules/roadmap/index.ts'
import { forbidden, notFound, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html } from '../../ui/index.ts'
import type { FormErrors } from '../../web/account/index.ts'
import { officeFormPage } from '../office-form.ts'
import {
  BASE,
  type Desk,
  type Place,
  placeOf,
  roadmapAccess,
  type Scene,
  SEEN_FIELD,
  sceneOf,
} from './desk.ts'

/** What a form is drawn and judged by. */
export interface FormScene<F> extends Place {
  readonly scene: Scene
  /** What the form is about, as it stands. */
  readonly facts: F
  readonly t: Translate
  readonly errors: FormErrors
  /** A box: as typed when the form came back, else as it stands. */
  readonly value: (name: string, standing?: string) => string
}

/** One act on a record: a page with one form, and the command behind it. */
export interface ActForm<F> {
  /** `commitment.submit`, behind `backoffice.roadmap.`. */
  readonly name: string
  /** Below the base of all pages, with `:agency/:year` in it. */
  readonly path: string
  readonly current: string
  readonly title: (form: FormScene<F>) => string
  /** Undefined: there is no such form for this officer now. */
  readonly read: (scene: Scene, place: Place) => Promise<F | undefined>
  readonly version?: (facts: F) => number
  readonly before?: (form: FormScene<F>) => Html
  readonly fields: (form: FormScene<F>) => Html
  readonly submit: (t: Translate) => string
  readonly act: (form: FormScene<F>, seen: number) => Promise<RoadmapOutcome<string>>
  /** By error: the box it is about and what to do. */
  readonly words: (t: Translate) => Readonly<Record<string, readonly [id: string, text: string]>>
  readonly done: (t: Translate) => string
  /** Where it leads when done. */
  readonly after: (form: FormScene<F>) => { readonly href: string; readonly text: string }
}

export function actRoutes<F>(desk: Desk, form: ActForm<F>): readonly Route<Session>[] {
  const path = `${BASE}/${form.path}` as const
  const name = `backoffice.roadmap.${form.name}`
  return [
    { name, method: 'GET', path, access: roadmapAccess, handler: (request) => open(desk, request, form) },
    {
      name: `${name}.do`,
      method: 'POST',
      path,
      access: roadmapAccess,
      handler: (request) => submit(desk, request, form),
    },
  ]
}

async function formScene<F>(
  desk: Desk,
  request: Request<Session>,
  form: ActForm<F>,
): Promise<FormScene<F> | undefined> {
  const scene = await sceneOf(desk, request)
  const place = placeOf(scene)
  const facts = place && (await form.read(scene, place))
  if (!place || facts === undefined) return undefined
  const isTyped = request.method === 'POST'
  return {
    ...place,
    scene,
    facts,
    t: translator(request.locale),
    errors: {},
    value: (name, standing = '') => (isTyped ? request.body.get(name) : standing),
  }
}

async function open<F>(desk: Desk, request: Request<Session>, form: ActForm<F>): Promise<Reply> {
  const found = await formScene(desk, request, form)
  return found ? draw(form, found) : notFound()
}

async function submit<F>(desk: Desk, request: Request<Session>, form: ActForm<F>): Promise<Reply> {
  const found = await formScene(desk, request, form)
  if (!found) return notFound()
  const { t } = found
  const outcome = await form.act(found, Number(request.body.get(SEEN_FIELD)))
  if (outcome.kind === 'done')
    return withFlash(seeOther(form.after(found).href), { kind: 'success', text: form.done(t) })
  if (outcome.kind === 'refused') return refusal(form, found, outcome.reason)
  if (outcome.kind === 'changed') {
    const text = t(
      'Người khác vừa sửa phần này. Hãy xem lại; bấm lưu lần nữa nếu vẫn muốn ghi như bên dưới.',
      'Somebody else has just changed this. Look again; save once more to write it as below.',
    )
    return draw(form, { ...found, errors: { [firstBox(form, t)]: text } })
  }
  const words = form.words(t)
  return draw(form, {
    ...found,
    errors: Object.fromEntries(outcome.errors.map((error) => words[error] ?? [firstBox(form, t), error])),
  })
}

function firstBox<F>(form: ActForm<F>, t: Translate): string {
  return Object.values(form.words(t))[0]?.[0] ?? 'main-content'
}

function refusal<F>(form: ActForm<F>, found: FormScene<F>, reason: string): Reply {
  if (reason === 'not-found') return notFound()
  if (reason === 'not-your-role') return forbidden()
  return withFlash(seeOther(form.after(found).href), {
    kind: 'warning',
    text: found.t('Việc này không còn làm được ở bước hiện tại.', 'This cannot be done at the present step.'),
  })
}

function draw<F>(form: ActForm<F>, found: FormScene<F>): Promise<Reply> {
  const { scene, t, facts } = found
  const { request, services } = scene
  const seen = form.version?.(facts)
  const { agency, year } = found
  return officeFormPage(services, request, {
    title: form.title(found),
    action: request.linkTo(`backoffice.roadmap.${form.name}.do`, {
      ...request.params,
      agency: agency.id,
      year,
    }),
    current: form.current,
    backLink: form.after(found),
    errors: found.errors,
    before: form.before?.(found),
    fields: html`${seen !== undefined && html`<input type="hidden" name="${SEEN_FIELD}" value="${seen}">`}${form.fields(found)}${button({ text: form.submit(t), preventDoubleClick: true })}`,
  })
}
