import { inSentence, type Text } from './text.ts'

/** The sentences said about an answer. Plain words, no blame, and what to do. */

export function notTyped(label: Text): Text {
  const name = inSentence(label)
  return { vi: `Bạn chưa nhập ${name.vi}`, en: `Enter ${name.en}` }
}

export function notChosen(label: Text): Text {
  const name = inSentence(label)
  return { vi: `Bạn chưa chọn ${name.vi}`, en: `Choose ${name.en}` }
}

export function notAgreed(label: Text): Text {
  return { vi: `Bạn cần đánh dấu vào ô “${label.vi}”`, en: `You need to tick “${label.en}”` }
}

/** To a question of yes or no, whose label is no noun. */
export function notAnswered(label: Text): Text {
  return { vi: `Bạn chưa trả lời “${label.vi}”`, en: `Answer “${label.en}”` }
}

export function notInList(label: Text): Text {
  return {
    vi: `Lựa chọn của bạn không có trong danh sách, bạn hãy chọn lại “${label.vi}”`,
    en: `Your choice is not in the list, choose again for “${label.en}”`,
  }
}

export function notReadable(label: Text): Text {
  return {
    vi: `Hệ thống chưa đọc được “${label.vi}”, bạn hãy nhập lại`,
    en: `“${label.en}” could not be read, enter it again`,
  }
}

export function tooManyDigits(label: Text): Text {
  return {
    vi: `${label.vi} có quá nhiều chữ số, bạn hãy xem lại`,
    en: `${label.en} has too many digits, check it`,
  }
}

export function unwantedCharacters(label: Text): Text {
  return {
    vi: `${label.vi} có ký tự không dùng được, bạn hãy xóa và gõ lại`,
    en: `${label.en} contains characters that cannot be used, delete and type it again`,
  }
}

export function tooLong(label: Text, limit: number): Text {
  const [vi, en] = [limit.toLocaleString('vi-VN'), limit.toLocaleString('en-GB')]
  return {
    vi: `${label.vi} dài quá, tối đa ${vi} ký tự`,
    en: `${label.en} must be ${en} characters or fewer`,
  }
}

export function tooShort(label: Text, limit: number): Text {
  return {
    vi: `${label.vi} cần ít nhất ${limit} ký tự`,
    en: `${label.en} must be at least ${limit} characters`,
  }
}

/** "must be …, for example …" */
export function mustBe(label: Text, what: Text, example: Text): Text {
  return {
    vi: `${label.vi} phải là ${what.vi}, ví dụ ${example.vi}`,
    en: `${label.en} must be ${what.en}, for example ${example.en}`,
  }
}

export function forExample(text: string): Text {
  return { vi: `Ví dụ: ${text}`, en: `For example: ${text}` }
}

export function outOfBounds(label: Text, { min, max }: { readonly min?: Text; readonly max?: Text }): Text {
  if (min && max) {
    return {
      vi: `${label.vi} phải từ ${min.vi} đến ${max.vi}`,
      en: `${label.en} must be between ${min.en} and ${max.en}`,
    }
  }
  if (max) return { vi: `${label.vi} không được quá ${max.vi}`, en: `${label.en} must be ${max.en} or less` }
  return min
    ? { vi: `${label.vi} phải từ ${min.vi} trở lên`, en: `${label.en} must be ${min.en} or more` }
    : tooManyDigits(label)
}

export function tooFewRows(label: Text, min: number): Text {
  return {
    vi: `Bạn cần khai ít nhất ${min} dòng ở mục “${label.vi}”`,
    en: `Fill in at least ${min} ${min === 1 ? 'row' : 'rows'} under “${label.en}”`,
  }
}

export function tooManyRows(label: Text, max: number): Text {
  return {
    vi: `Mục “${label.vi}” chỉ khai được tối đa ${max} dòng, bạn hãy xóa bớt hoặc đính kèm danh sách`,
    en: `“${label.en}” takes at most ${max} rows, remove some or attach a list`,
  }
}

export function inRow(message: Text, row: number): Text {
  return { vi: `Dòng ${row + 1}: ${message.vi}`, en: `Row ${row + 1}: ${message.en}` }
}
