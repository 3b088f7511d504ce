import { readFileSync } from 'node:fs'
import { compileForm } from '../../src/engines/forms/index.ts'
import { compileProcess } from '../../src/engines/workflow/index.ts'
import { parseProcedureRecord, type ProcedureContent } from '../../src/modules/catalog/index.ts'

const read = (file: string) => readFileSync(new URL(`../../packs/bac-lieu/${file}`, import.meta.url), 'utf8')

/** Sheet, form and process of a procedure of the pack, as its revision holds them. */
export async function procedureContent(id: string): Promise<ProcedureContent> {
  return {
    record: parseProcedureRecord(JSON.parse(read(`procedures/${id}.json`))),
    form: compileForm(JSON.parse(read(`forms/${id}.json`))),
    graph: await compileProcess(read(`processes/${id}.bpmn`)),
  }
}
