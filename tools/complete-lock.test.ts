import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { completeLock, type Lock } from './complete-lock.ts'

const lockOf = (optionalDependencies: Record<string, string>): Lock => ({
  packages: {
    '': {},
    'node_modules/tool': { version: '1.0.0', dev: true, optionalDependencies },
    'node_modules/@tool/linux-x64': { version: '1.0.0', optional: true },
  },
})

describe('the lock file of all platforms', () => {
  it('gets an entry for each optional package that npm left out, with what it runs on', () => {
    const { lock, added } = completeLock(
      lockOf({
        '@tool/linux-x64': '1.0.0',
        '@tool/linux-arm-gnueabihf': '1.0.0',
        '@tool/win32-arm64': '^1.0.0',
      }),
    )
    assert.deepEqual(added, ['@tool/linux-arm-gnueabihf', '@tool/win32-arm64'])
    assert.deepEqual(lock.packages['node_modules/@tool/linux-arm-gnueabihf'], {
      version: '1.0.0',
      os: ['linux'],
      cpu: ['arm'],
      libc: ['glibc'],
      dev: true,
      optional: true,
    })
    assert.deepEqual(lock.packages['node_modules/@tool/win32-arm64']?.cpu, ['arm64'])
    assert.equal(Object.keys(lock.packages)[0], '')
  })

  it('leaves what is there as it is, also where it lies inside its package', () => {
    const lock = lockOf({ '@tool/linux-x64': '1.0.0', nested: '2.0.0' })
    lock.packages['node_modules/tool/node_modules/nested'] = { version: '2.0.0' }
    assert.deepEqual(completeLock(lock).added, [])
  })

  it('says which it cannot name, since a range is no version', () => {
    assert.deepEqual(completeLock(lockOf({ fsevents: '>=2' })).unclear, ['node_modules/tool: fsevents@>=2'])
  })

  it('is complete in this repository', () => {
    const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as Lock
    assert.deepEqual(completeLock(lock).added, [])
  })
})
