// Invented people and dossiers, for the golden tests and for looking at the templates.
export const DEPARTMENT = {
  parent: 'Ủy ban nhân dân tỉnh Bạc Liêu',
  name: 'Sở Tài nguyên và Môi trường',
  place: 'Bạc Liêu',
}
export const COUNTER = {
  parent: 'Sở Tài nguyên và Môi trường',
  name: 'Bộ phận tiếp nhận và trả kết quả',
  place: 'Bạc Liêu',
}
export const DISTRICT = {
  parent: 'Tỉnh Bạc Liêu',
  name: 'Ủy ban nhân dân huyện Phước Long',
  place: 'Phước Long',
}
export const CODE = '000.00.12.H04-150504-0007'
export const FOLLOW_URL = `https://dichvucong.example.vn/tra-cuu?ma=${CODE}`
export const RECEIVED_AT = new Date('2015-05-04T01:30:00Z')
export const DUE_AT = new Date('2015-06-15T10:00:00Z')
export const APPLICANT = {
  name: 'Nguyễn Thị Ngọc Huyền',
  idNumber: '095190001234',
  address: 'Số 12, đường Hòa Bình, Phường 3, thành phố Bạc Liêu',
  phone: '0912 345 678',
  email: 'ngochuyen@example.vn',
}
export const REQUEST = 'Cấp giấy phép thăm dò khoáng sản'
export const CONTACT = {
  name: 'Bộ phận tiếp nhận và trả kết quả, Sở Tài nguyên và Môi trường',
  phone: '0291 3822 123',
}
export const CONFIRMATION = { url: 'https://dichvucong.example.vn/xac-nhan/7KQ4-M2XD', code: '7KQ4-M2XD' }
export const PAPERS = [
  { name: 'Đơn đề nghị cấp giấy phép thăm dò khoáng sản (Mẫu số 03)', form: 'original', count: 1 },
  { name: 'Đề án thăm dò khoáng sản phù hợp với quy hoạch', form: 'original', count: 1 },
  { name: 'Bản đồ khu vực thăm dò, hệ tọa độ VN-2000', form: 'electronic', count: 1 },
  { name: 'Giấy chứng nhận đăng ký kinh doanh', form: 'certified', count: 1 },
] as const
