import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { buildHolidays, formatHolidays } from './build-holidays.ts'

test('packs/vn/holidays.json is what the rules and the decisions give', () => {
  const written = readFileSync(new URL('../packs/vn/holidays.json', import.meta.url), 'utf8')
  assert.equal(written, formatHolidays(buildHolidays()))
})
