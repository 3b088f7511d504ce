import type { Text, Translate } from '../../platform/i18n/translator.ts'

/** The events of a life that records are tagged with, in the order in which the home page lists them. */
const LIFE_EVENTS: Readonly<Record<string, Text>> = {
  'dat-dai': { vi: 'Đất đai, sổ đỏ', en: 'Land and land certificates' },
  'nha-o-xay-dung': { vi: 'Nhà ở, xây dựng', en: 'Housing and construction' },
  'lai-xe': { vi: 'Bằng lái xe', en: 'Driving licences' },
  'giay-to': { vi: 'Giấy tờ, bản sao, cấp lại', en: 'Papers, copies and reissues' },
  'gia-dinh': { vi: 'Gia đình', en: 'Family' },
  'hoc-tap': { vi: 'Học tập, dạy nghề', en: 'Learning and training' },
  'viec-lam': { vi: 'Việc làm, thất nghiệp', en: 'Work and unemployment' },
  'nguoi-co-cong': { vi: 'Người có công', en: 'People with merit' },
  'y-te': { vi: 'Y tế, thuốc', en: 'Health and medicines' },
  'kinh-doanh': { vi: 'Mở cửa hàng, kinh doanh', en: 'Running a business' },
  'hanh-nghe': { vi: 'Chứng chỉ hành nghề', en: 'Professional practice' },
  'nong-nghiep': { vi: 'Nông nghiệp, thú y', en: 'Farming and animal health' },
  'du-lich': { vi: 'Du lịch, lưu trú', en: 'Tourism and lodging' },
  'van-hoa-the-thao': { vi: 'Văn hóa, thể thao, quảng cáo', en: 'Culture, sports and advertising' },
  'bao-chi-in-an': { vi: 'Báo chí, in ấn', en: 'Press and printing' },
  'khoa-hoc': { vi: 'Khoa học, sở hữu trí tuệ', en: 'Science and intellectual property' },
  'khoang-san': { vi: 'Khoáng sản', en: 'Minerals' },
}

/** Undefined for a tag this version has no words for: the services are still found by field and by search. */
export function lifeEventWords(id: string, t: Translate): string | undefined {
  const words = LIFE_EVENTS[id]
  return words && t(words.vi, words.en)
}

export function lifeEventOrder(): readonly string[] {
  return Object.keys(LIFE_EVENTS)
}
