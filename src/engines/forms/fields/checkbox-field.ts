import { NO_PROBLEMS } from '../field.ts'
import type { FieldKind } from '../field-kind.ts'
import { notAgreed, notReadable } from '../messages.ts'

/** One box, to agree or declare with. Not ticked is not answered, so a required one has to be ticked. */
export const checkboxField: FieldKind = {
  name: 'checkbox',
  component: 'checkbox',
  sample: {
    type: 'checkbox',
    key: 'commitment',
    label: 'Tôi cam đoan nội dung kê khai là đúng',
    properties: { labelEn: 'I declare that the content is true' },
  },
  build: ({ label }) => {
    const missing = notAgreed(label)
    const wrong = notReadable(label)
    return {
      read: (posted, name) => (posted(name)?.[0] ? true : undefined),
      validate: (value) => (value === true ? NO_PROBLEMS : [{ message: value === false ? missing : wrong }]),
      show: (value, _lists, locale) => (value === true ? { vi: 'Có', en: 'Yes' }[locale] : ''),
      jsonSchema: () => ({ type: 'boolean', const: true }),
      view: (value) => ({ type: 'checkbox', checked: value === true }),
      missing,
      listErrors: () => [missing, wrong],
      generate: () => true,
      breaks: () => [
        { value: false, message: missing },
        { value: 'yes', message: wrong },
      ],
    }
  },
}
