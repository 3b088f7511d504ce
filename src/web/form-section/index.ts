export { blankView } from './blank-view.ts'
export { shownNames, watchedSection, type WatchedField, type WatchedSection } from './conditional-fields.ts'
export { ROW_SEPARATOR, rowAction } from './draw-field.ts'
export { formSection, SHOWN_FIELD, visibilityAttributes } from './form-section.ts'
