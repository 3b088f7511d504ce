import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { paperView } from './paper-view.ts'

const view = (name: string, mime: string, locale: 'vi' | 'en' = 'vi') =>
  paperView({ name, mime, size: 2048 }, '/tep', locale).markup

describe('a paper before an officer', () => {
  test('is shown in its place where browsers can, and always linked', () => {
    assert.match(view('don.pdf', 'application/pdf'), /<iframe[^>]+src="\/tep#view=FitH"/)
    assert.match(view('anh.jpg', 'image/jpeg'), /<img[^>]+src="\/tep"/)
    for (const [name, mime] of [
      ['don.pdf', 'application/pdf'],
      ['anh.heic', 'image/heic'],
    ] as const)
      assert.match(view(name, mime), new RegExp(`<a [^>]*href="/tep"[^>]*>${name}</a>`))
  })

  test('in HEIC is not shown, and a sentence says how to open it', () => {
    assert.doesNotMatch(view('anh.heic', 'image/heic'), /<img|<iframe/)
    assert.match(view('anh.heic', 'image/heic'), /tải về rồi mở bằng ứng dụng Ảnh/)
    assert.match(view('anh.heic', 'image/heic', 'en'), /open it with the Photos app/)
    assert.doesNotMatch(view('anh.jpg', 'image/jpeg'), /tải về/)
  })
})
