import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { resolveSecret } from '../config.ts'
import { createFirstAdministrator, type FirstAdministratorOutcome } from '../modules/identity/index.ts'
import { type Directory, loadDirectory } from '../modules/organizations/index.ts'
import { APPLICATION_ROLE, openDatabase } from '../platform/db/database.ts'
import { type Command, type CommandIo, UsageError } from './command.ts'
import { withCommandDatabase } from './with-command-database.ts'

interface Wanted {
  readonly username: string
  readonly fullName: string
  readonly agency: string | undefined
  readonly force: boolean
  readonly password?: string
}

/** `readInput` gives what is piped in; asked for with `--password-stdin` only. */
export function makeAdminCreateCommand(readInput: () => Promise<string>): Command {
  return {
    name: 'admin create',
    usage: '--username <tên> --name "<họ và tên>" [--agency <mã cơ quan>] [--password-stdin] [--force]',
    summary: {
      vi: 'Tạo quản trị đầu tiên của tỉnh; mật khẩu dùng một lần hiện ra một lần',
      en: 'Make the first administrator of the province; the one-time password is shown once',
    },
    details: [
      {
        vi: '--agency: cơ quan của người đó; để trống là Ủy ban nhân dân tỉnh.',
        en: '--agency: where the person belongs; the provincial committee unless told.',
      },
      {
        vi: '--password-stdin: đọc mật khẩu tự chọn từ đầu vào chuẩn, không ghi trong dòng lệnh.',
        en: '--password-stdin: read a chosen password from standard input, so that it is not in the command line.',
      },
      {
        vi: '--force: vẫn tạo khi tỉnh đã có quản trị.',
        en: '--force: also when the province has an administrator already.',
      },
    ],
    run: async (args, io) => create(await readWanted(args, readInput), io),
  }
}

export const adminCreateCommand = makeAdminCreateCommand(() => text(process.stdin))

async function readWanted(args: readonly string[], readInput: () => Promise<string>): Promise<Wanted> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      username: { type: 'string' },
      name: { type: 'string' },
      agency: { type: 'string' },
      force: { type: 'boolean' },
      'password-stdin': { type: 'boolean' },
    },
  })
  if (!values.username || !values.name) throw new UsageError('Cần --username và --name (both are needed).')
  const wanted = {
    username: values.username,
    fullName: values.name,
    agency: values.agency,
    force: values.force === true,
  }
  if (!values['password-stdin']) return wanted
  return { ...wanted, password: (await readInput()).replace(/\r?\n$/, '') }
}

async function create(wanted: Wanted, io: CommandIo): Promise<number> {
  const outcome = await withCommandDatabase(io, async (connection) => {
    const { db, close } = openDatabase({ connection, role: APPLICATION_ROLE, log: io.log, max: 2 })
    try {
      const directory = await loadDirectory(db)
      const agencyId = agencyOf(directory, wanted.agency)
      const ctx = { db, clock: io.clock, secret: resolveSecret(io.config()), directory }
      return await createFirstAdministrator(ctx, { ...wanted, agencyId })
    } finally {
      await close()
    }
  })
  return tell(outcome, wanted, io)
}

function agencyOf(directory: Directory, asked: string | undefined): string {
  const found =
    asked === undefined
      ? directory.agencies.find(({ kind, endedOn }) => kind === 'provincial_committee' && endedOn === null)
      : directory.findAgency(asked)
  if (!found) throw new UsageError(`Không có cơ quan "${asked ?? ''}" (no such agency).`)
  return found.id
}

function tell(outcome: FirstAdministratorOutcome, { username }: Wanted, io: CommandIo): number {
  if (outcome.kind === 'done') {
    io.out(`Đã tạo quản trị tỉnh (administrator made): ${username.trim().toLowerCase()}`)
    if (outcome.oneTimePassword !== undefined) {
      io.out(`Mật khẩu dùng một lần (one-time password): ${outcome.oneTimePassword}`)
      io.out('Chỉ hiện lần này, dùng trong 7 ngày (shown this once, good for 7 days).')
    }
    io.out('Đăng nhập tại (sign in at): /can-bo/dang-nhap')
    return 0
  }
  io.err(refusalWords(outcome))
  return 1
}

function refusalWords(outcome: Exclude<FirstAdministratorOutcome, { kind: 'done' }>): string {
  switch (outcome.kind) {
    case 'exists':
      return 'Tỉnh đã có quản trị; thêm --force nếu vẫn muốn tạo (there is an administrator; add --force to make another).'
    case 'taken':
      return 'Tên đăng nhập này đã có người dùng (the sign-in name is taken).'
    case 'bad-username':
      return 'Tên đăng nhập gồm 3 đến 40 chữ thường không dấu, chữ số, dấu chấm, gạch nối (3 to 40 small letters, digits, dots, hyphens).'
    case 'bad-name':
      return 'Họ và tên để trống hoặc dài quá 200 ký tự (the name is empty or longer than 200 characters).'
    case 'weak':
      return `Mật khẩu quá ngắn hoặc dễ đoán: ít nhất 10 ký tự (password too short or easy to guess: ${outcome.fault}).`
  }
}
