import { type Html, html } from '../html.ts'
import { type Attributes, classNames, pair } from './content.ts'
import { hint } from './hint.ts'
import { type ScriptWords, scriptWordAttributes } from './script-words.ts'
import { textarea, type TextareaOptions } from './textarea.ts'

type PluralText = Readonly<Record<string, string>>

export interface CharacterCountOptions extends TextareaOptions {
  readonly maxlength?: number | undefined
  readonly maxwords?: number | undefined
  readonly countType?: 'characters' | 'words' | undefined
  /** Per cent of the limit from which the count is shown. */
  readonly threshold?: number | undefined
  readonly countMessage?: { readonly classes?: string | undefined } | undefined
  readonly textareaDescriptionText?: string | undefined
  readonly charactersUnderLimitText?: PluralText | undefined
  readonly charactersAtLimitText?: string | undefined
  readonly charactersOverLimitText?: PluralText | undefined
  readonly wordsUnderLimitText?: PluralText | undefined
  readonly wordsAtLimitText?: string | undefined
  readonly wordsOverLimitText?: PluralText | undefined
}

function countWords(options: CharacterCountOptions, hasLimit: boolean): ScriptWords {
  const vi = (words: string) => pair(options.locale, words, '') || undefined
  const plural = (words: string) => (options.locale === 'en' ? undefined : { other: words })
  const description = options.textareaDescriptionText
  return {
    'textarea-description': !hasLimit && description ? { other: description } : undefined,
    'characters-under-limit': options.charactersUnderLimitText ?? plural('Còn viết được %{count} ký tự'),
    'characters-at-limit': options.charactersAtLimitText ?? vi('Đã viết đủ số ký tự cho phép'),
    'characters-over-limit': options.charactersOverLimitText ?? plural('Đã viết quá %{count} ký tự'),
    'words-under-limit': options.wordsUnderLimitText ?? plural('Còn viết được %{count} từ'),
    'words-at-limit': options.wordsAtLimitText ?? vi('Đã viết đủ số từ cho phép'),
    'words-over-limit': options.wordsOverLimitText ?? plural('Đã viết quá %{count} từ'),
  }
}

function describeLimit(options: CharacterCountOptions, countsWords: boolean, limit: number): string {
  const text =
    options.textareaDescriptionText ??
    pair(
      options.locale,
      `Viết nhiều nhất %{count} ${countsWords ? 'từ' : 'ký tự'}`,
      `You can enter up to %{count} ${countsWords ? 'words' : 'characters'}`,
    )
  return text.replace('%{count}', String(limit))
}

/** A text area that tells how much may still be written. */
export function characterCount(options: CharacterCountOptions): Html {
  const id = options.id ?? options.name
  const limit = options.maxwords ?? options.maxlength
  const countType = options.countType ?? (options.maxwords === undefined ? undefined : 'words')
  const message = hint({
    id: `${id}-info`,
    classes: classNames('govuk-character-count__message', options.countMessage?.classes),
    text: limit === undefined ? '' : describeLimit(options, countType === 'words', limit),
  })
  const settings: Attributes = {
    'data-module': 'govuk-character-count',
    'data-maxlength': options.maxlength,
    'data-maxwords': options.maxwords,
    'data-threshold': options.threshold,
    'data-count-type': countType,
    ...scriptWordAttributes(countWords(options, limit !== undefined)),
    ...options.formGroup?.attributes,
  }
  return textarea({
    ...options,
    id,
    describedBy: `${id}-info`,
    classes: classNames('govuk-js-character-count', options.classes),
    formGroup: {
      classes: classNames('govuk-character-count', options.formGroup?.classes),
      attributes: settings,
      beforeInput: options.formGroup?.beforeInput,
      afterInput: { text: html`${message}${options.formGroup?.afterInput?.text}` },
    },
  })
}
