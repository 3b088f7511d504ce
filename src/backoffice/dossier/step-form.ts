import type { ActOutcome, DossierState, OpenTask } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Form } from '../../platform/http/form.ts'
import { invalid, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import type { Html } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { afterStep, speechOf } from './after-step.ts'
import { caseAccess } from './case-access.ts'
import { type CaseFile, caseLink, findCaseFile, type OfficerRequest } from './case-file.ts'
import type { Fault } from './fault.ts'
import { type ActionName, possibleActions } from './possible-actions.ts'
import { refusedPage, stepPage } from './step.page.ts'
import { endOfStep, refusalWords } from './words.ts'

export interface Shown<V> {
  readonly file: CaseFile
  readonly task: OpenTask
  readonly values: V
  readonly faultOf: (field: string) => { readonly errorMessage?: { readonly text: string } }
}

/** One act on a step: its form page, what is read from it, and the command behind it. */
export interface StepForm<V> {
  /** Routes are `backoffice.dossier.<name>` (the page) and `….<name>.send`. */
  readonly name: string
  readonly path: string
  readonly actions: readonly ActionName[]
  title(file: CaseFile, task: OpenTask): string
  begin(file: CaseFile, task: OpenTask): V
  read(body: Form, file: CaseFile, task: OpenTask): V
  /** What a button that only changes the form makes of it: rows added or taken away. */
  edit?(body: Form, values: V): V | undefined
  fields(shown: Shown<V>): Html | Promise<Html>
  submit(t: Translate, task: OpenTask): string
  /** What can be told before the command is asked. */
  check?(file: CaseFile, task: OpenTask, values: V): readonly Fault[]
  act(file: CaseFile, task: OpenTask, values: V): Promise<ActOutcome<string>>
  fault(error: string, t: Translate, values: V): Fault
  done(t: Translate, values: V, state: DossierState): string
}

export function stepFormRoutes<V>(services: Services, form: StepForm<V>): readonly Route<Session>[] {
  const path = `/can-bo/ho-so/:dossier/buoc/:token/${form.path}` as const
  const name = `backoffice.dossier.${form.name}`
  return [
    {
      name,
      method: 'GET',
      path,
      access: caseAccess,
      handler: (request) => showForm(services, request, form),
    },
    {
      name: `${name}.send`,
      method: 'POST',
      path,
      access: caseAccess,
      handler: (request) => sendForm(services, request, form),
    },
  ]
}

export function tokenOf({ params }: OfficerRequest): number | undefined {
  return /^\d{1,9}$/.test(params.token ?? '') ? Number(params.token) : undefined
}

async function showForm<V>(services: Services, request: OfficerRequest, form: StepForm<V>): Promise<Reply> {
  const file = await findCaseFile(services, request)
  const token = tokenOf(request)
  if (!file || token === undefined) return notFound()
  const task = possibleTask(file, form, token)
  if (!task) return refused(file, token)
  return page(await draw(form, file, { task, values: form.begin(file, task), faults: [] }))
}

async function sendForm<V>(services: Services, request: OfficerRequest, form: StepForm<V>): Promise<Reply> {
  const file = await findCaseFile(services, request)
  const token = tokenOf(request)
  if (!file || token === undefined) return notFound()
  const task = possibleTask(file, form, token)
  if (!task) return refused(file, token)
  const values = form.read(request.body, file, task)
  const edited = form.edit?.(request.body, values)
  if (edited !== undefined) return page(await draw(form, file, { task, values: edited, faults: [] }))
  const faults = form.check?.(file, task, values) ?? []
  return faults.length > 0
    ? invalid(await draw(form, file, { task, values, faults }))
    : command(form, file, { task, values })
}

async function command<V>(
  form: StepForm<V>,
  file: CaseFile,
  { task, values }: { readonly task: OpenTask; readonly values: V },
): Promise<Reply> {
  const outcome = await form.act(file, task, values)
  switch (outcome.kind) {
    case 'done':
      return afterStep(file, outcome.state, form.done(file.t, values, outcome.state))
    case 'invalid': {
      const faults = outcome.errors.map((error) => form.fault(error, file.t, values))
      return invalid(await draw(form, file, { task, values, faults }))
    }
    case 'refused': {
      // A colleague was quicker between our look and the command: look again before saying why.
      const now = await findCaseFile(file.services, file.request)
      return now ? refused(now, task.token, outcome.reason) : notFound()
    }
  }
}

function possibleTask<V>(file: CaseFile, form: StepForm<V>, token: number): OpenTask | undefined {
  return possibleActions(file.ctx.actor, file.loaded).find(
    ({ name, task }) => task.token === token && form.actions.includes(name),
  )?.task
}

/** Says why not and keeps what was typed; one's own act repeated is no fault and leads back to the file. */
export async function refused(
  file: CaseFile,
  token: number,
  named?: Parameters<typeof refusalWords>[2]['named'],
): Promise<Reply> {
  const { actor } = file.ctx
  const text = refusalWords(speechOf(file), file.loaded, { actor, token, ...(named ? { named } : {}) })
  const end = endOfStep(file.loaded.events, token)
  const isOpen = file.loaded.state.tasks.some((task) => task.token === token)
  if (!isOpen && end?.actor.kind === 'officer' && end.actor.accountId === actor.accountId)
    return withFlash(seeOther(caseLink(file)), { kind: 'info', text })
  return page(await refusedPage(file, text), { status: 409 })
}

interface Drawn<V> {
  readonly task: OpenTask
  readonly values: V
  readonly faults: readonly Fault[]
}

async function draw<V>(form: StepForm<V>, file: CaseFile, { task, values, faults }: Drawn<V>): Promise<Html> {
  const faultOf = (field: string) => {
    const text = faults.filter((fault) => fault.field === field).map((fault) => fault.text)
    return text.length > 0 ? { errorMessage: { text: text.join('. ') } } : {}
  }
  return stepPage(file, {
    title: form.title(file, task),
    action: file.request.linkTo(`backoffice.dossier.${form.name}.send`, {
      dossier: file.loaded.state.id,
      token: task.token,
    }),
    fields: await form.fields({ file, task, values, faultOf }),
    submit: form.submit(file.t, task),
    faults,
  })
}
