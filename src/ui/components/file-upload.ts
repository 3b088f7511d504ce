import { attributes, type Html, html } from '../html.ts'
import { type Attributes, classAttribute, classNames, extra, pair } from './content.ts'
import { type FieldOptions, labelledField } from './form-field.ts'
import { type ScriptWords, scriptWords } from './script-words.ts'

export interface FileUploadOptions extends FieldOptions {
  readonly multiple?: boolean | undefined
  /** Adds the drop zone where JavaScript runs. */
  readonly javascript?: boolean | undefined
  readonly wrapperClasses?: string | undefined
  readonly wrapperAttributes?: Attributes | undefined
  readonly chooseFilesButtonText?: string | undefined
  readonly noFileChosenText?: string | undefined
  readonly multipleFilesChosenText?: Readonly<Record<string, string>> | undefined
  readonly dropInstructionText?: string | undefined
  readonly enteredDropZoneText?: string | undefined
  readonly leftDropZoneText?: string | undefined
}

function dropZoneWords(options: FileUploadOptions): ScriptWords {
  // The script's own words are English: only Vietnamese has to be sent.
  const vi = (words: string) => pair(options.locale, words, '') || undefined
  const chosen = vi('Đã chọn %{count} tệp')
  return {
    'choose-files-button': options.chooseFilesButtonText ?? vi('Chọn tệp'),
    'no-file-chosen': options.noFileChosenText ?? vi('Chưa chọn tệp nào'),
    'multiple-files-chosen': options.multipleFilesChosenText ?? (chosen && { other: chosen }),
    'drop-instruction': options.dropInstructionText ?? vi('hoặc thả tệp vào đây'),
    'entered-drop-zone': options.enteredDropZoneText ?? vi('Đã vào vùng thả tệp'),
    'left-drop-zone': options.leftDropZoneText ?? vi('Đã ra khỏi vùng thả tệp'),
  }
}

export function fileUpload(options: FileUploadOptions): Html {
  return labelledField(options, (id, describedBy) => {
    const own = attributes({
      class: classNames(
        'govuk-file-upload',
        options.classes,
        options.errorMessage && 'govuk-file-upload--error',
      ),
      id,
      name: options.name,
      type: 'file',
      disabled: options.disabled,
      multiple: options.multiple,
      'aria-describedby': describedBy,
    })
    const input = html`<input${own}${extra(options.attributes)}>`
    const wrapper = html`${classAttribute('govuk-file-upload-wrapper', options.wrapperClasses)} data-module="govuk-file-upload"${scriptWords(dropZoneWords(options))}${extra(options.wrapperAttributes)}`
    const zone = options.javascript ? html`<div${wrapper}>${input}</div>` : input
    return html`${options.formGroup?.beforeInput?.text}${zone}${options.formGroup?.afterInput?.text}`
  })
}
