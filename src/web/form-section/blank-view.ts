import {
  type Answers,
  type FormDefinition,
  type FormSection,
  type Lists,
  type SectionView,
  sectionView,
} from '../../engines/forms/index.ts'

const BLANK = new WeakMap<Lists, WeakMap<FormSection, SectionView>>()

/**
 * The view of a page before anything was answered on it: the same for everybody, so it is made, and drawn, once.
 * Undefined when the page has an answer, or depends on answers of other pages.
 */
export function blankView(
  form: FormDefinition,
  index: number,
  answers: Answers,
  lists: Lists,
): SectionView | undefined {
  const section = form.sections[index]
  if (!section || section.outsideVariables.length > 0) return undefined
  if (section.fields.some(({ key }) => Object.hasOwn(answers, key))) return undefined
  const views = BLANK.get(lists) ?? new WeakMap<FormSection, SectionView>()
  BLANK.set(lists, views)
  const view = views.get(section) ?? sectionView(form, index, { answers: {}, lists })
  views.set(section, view)
  return view
}
