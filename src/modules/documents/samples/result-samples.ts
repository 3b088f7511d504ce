import { documentNotation } from '../document-notation.ts'
import type { DocumentInput } from '../official-document.ts'
import { refusalResultInput } from '../refusal-result-input.ts'
import { resultInput } from '../result-input.ts'
import {
  DEPARTMENT,
  DISTRICT,
  CODE,
  RECEIVED_AT,
  DUE_AT,
  APPLICANT,
  REQUEST,
  CONTACT,
  CONFIRMATION,
} from './sample-facts.ts'

export const permitSample = (): DocumentInput =>
  resultInput({
    agency: DISTRICT,
    notation: documentNotation({ number: 5, kindAbbreviation: 'GPXD', agencyAbbreviation: 'UBND' }),
    issuedAt: DUE_AT,
    kind: 'permit',
    title: 'Giấy phép xây dựng',
    summary: '(Sử dụng cho nhà ở riêng lẻ)',
    legalBasis: [],
    holder: [
      { label: 'Cấp cho', value: 'Ông Lý Quốc Khánh' },
      { label: 'Địa chỉ', value: 'Ấp Long Hòa, xã Phước Long, huyện Phước Long, tỉnh Bạc Liêu' },
    ],
    sections: [
      {
        title: 'Được phép xây dựng công trình',
        rows: [
          { label: 'Tên công trình', value: 'Nhà ở riêng lẻ' },
          { label: 'Vị trí', value: 'Thửa đất số 214, tờ bản đồ số 9' },
          { label: 'Diện tích xây dựng tầng một', value: '96,5 m²' },
          { label: 'Số tầng; chiều cao', value: '02 tầng; 7,8 m' },
        ],
      },
    ],
    validity:
      'Giấy phép này có hiệu lực khởi công trong thời hạn 12 tháng kể từ ngày cấp; quá thời hạn trên phải đề nghị gia hạn.',
    conditions: [
      'Chủ đầu tư phải xuất trình giấy phép này cho chính quyền sở tại trước khi khởi công và treo biển báo tại địa điểm xây dựng.',
    ],
    recipients: ['Chủ đầu tư', 'Ủy ban nhân dân xã Phước Long', 'Lưu: VT, KTHT'],
    signer: {
      post: 'Phó Chủ tịch',
      name: 'Trịnh Thị Bích Thủy',
      onBehalfOf: 'Ủy ban nhân dân',
      insteadOf: 'Chủ tịch',
    },
    dossierCode: CODE,
    confirmation: CONFIRMATION,
  })

export const decisionSample = (): DocumentInput =>
  resultInput({
    agency: DISTRICT,
    notation: documentNotation({ number: 318, kindAbbreviation: 'QĐ', agencyAbbreviation: 'UBND' }),
    issuedAt: DUE_AT,
    kind: 'decision',
    title: 'Quyết định',
    summary: 'Về việc cho phép chuyển mục đích sử dụng đất',
    issuer: 'Chủ tịch Ủy ban nhân dân huyện Phước Long',
    legalBasis: [
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015',
      'Căn cứ Luật Đất đai ngày 29 tháng 11 năm 2013',
      'Xét đề nghị của Trưởng phòng Tài nguyên và Môi trường',
    ],
    holder: [],
    sections: [],
    articles: [
      'Cho phép ông Lý Quốc Khánh chuyển mục đích sử dụng 150 m² đất trồng cây lâu năm sang đất ở tại thửa đất số 214, tờ bản đồ số 9, xã Phước Long.',
      'Phòng Tài nguyên và Môi trường xác định lại giá đất, thông báo nghĩa vụ tài chính và chỉnh lý giấy chứng nhận.',
      'Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, Trưởng phòng Tài nguyên và Môi trường và ông Lý Quốc Khánh chịu trách nhiệm thi hành Quyết định này./.',
    ],
    recipients: ['Như Điều 3', 'Lưu: VT, TNMT'],
    signer: { post: 'Chủ tịch', name: 'Huỳnh Văn Sĩ' },
    dossierCode: CODE,
    confirmation: CONFIRMATION,
  })

export const refusalResultSample = (): DocumentInput =>
  refusalResultInput({
    agency: DEPARTMENT,
    notation: documentNotation({ number: 88, kindAbbreviation: 'TB', agencyAbbreviation: 'STNMT' }),
    issuedAt: DUE_AT,
    code: CODE,
    addressee: 'Công ty TNHH Khoáng sản Phương Nam',
    address: APPLICANT.address,
    procedure: REQUEST,
    receivedAt: RECEIVED_AT,
    reasons: [
      'Khu vực đề nghị thăm dò chồng lên khu vực đã cấp phép.',
      'Đề án thăm dò chưa có ý kiến của Sở Công Thương.',
    ],
    legalBasis: ['Luật Khoáng sản số 60/2010/QH12, Điều 34, Điều 36.'],
    contact: CONTACT,
    recipients: ['Như trên', 'Bộ phận tiếp nhận và trả kết quả', 'Lưu: VT, KS'],
    signer: { post: 'Phó Giám đốc', name: 'Lê Hoàng Phúc', insteadOf: 'Giám đốc' },
    confirmation: CONFIRMATION,
  })
