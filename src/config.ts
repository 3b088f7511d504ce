import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

export type ProgramRole = 'web' | 'worker' | 'all'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** Everything the program is told from outside, read once at the start and frozen. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Absolute path. */
  readonly dataDir: string
  /** Where the papers handed in and the results are kept, within `dataDir`. */
  readonly filesDir: string
  /** Absent: the program starts its own PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly production: boolean
  /** No server database and not production: demo accounts, banner, mailbox page. */
  readonly demo: boolean
  /** The moment at which the program's clock starts (`CLOCK`); absent: the real time. */
  readonly clockStart: Date | undefined
  /** Without a trailing slash. */
  readonly publicUrl: string
  /** Key of sessions and CSRF tokens; absent outside production, see `resolveSecret`. */
  readonly secret: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string | undefined
  readonly smsGatewayUrl: string | undefined
  readonly smsGatewayToken: string | undefined
  /** A ClamAV daemon that looks into every upload. */
  readonly clamav: { readonly host: string; readonly port: number } | undefined
  readonly packs: readonly string[]
  readonly logLevel: LogLevel
  readonly role: ProgramRole
}

/** Carries every problem found, so that an operator mends the settings in one go. */
export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(
      [
        'Không khởi động được vì thiếu hoặc sai thiết lập (settings missing or wrong):',
        ...problems.map((problem) => `  - ${problem}`),
        'Đặt các biến môi trường này rồi khởi động lại (set these environment variables and start again).',
      ].join('\n'),
    )
    this.name = 'ConfigError'
    this.problems = problems
  }
}

const REQUIRED_IN_PRODUCTION = ['DATABASE_URL', 'SECRET', 'PUBLIC_URL', 'SMTP_URL', 'MAIL_FROM'] as const

/** 32 characters of base64 carry 192 bits; a shorter key is most likely a word someone typed. */
const SHORTEST_SECRET = 32

// An empty variable (`SECRET=` in an environment file) means the same as an absent one.
const text = z.string().trim().min(1).optional()

const url = (schemes: readonly string[]) =>
  text.refine(
    (value) => value === undefined || (URL.canParse(value) && schemes.includes(new URL(value).protocol)),
    `phải là địa chỉ bắt đầu bằng (must be an address starting with) ${schemes.map((s) => `${s}//`).join(', ')}`,
  )

const Environment = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: text.default('./data'),
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  NODE_ENV: text,
  MOTCUA_ENV: z.enum(['production', 'development', 'test', 'demo']).optional(),
  CLOCK: z
    .union([z.iso.datetime({ offset: true, local: true }), z.iso.date()], {
      error: 'phải có dạng (must look like) 2027-02-01T08:00:00+07:00',
    })
    .optional(),
  PUBLIC_URL: url(['http:', 'https:']),
  SECRET: z
    .string()
    .min(SHORTEST_SECRET, `ít nhất ${SHORTEST_SECRET} ký tự (at least ${SHORTEST_SECRET} characters)`)
    .optional(),
  SMTP_URL: url(['smtp:', 'smtps:']),
  MAIL_FROM: text,
  SMS_GATEWAY_URL: url(['http:', 'https:']),
  SMS_GATEWAY_TOKEN: text,
  CLAMAV_URL: url(['tcp:']),
  PACKS: text.default('bac-lieu'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ROLE: z.enum(['web', 'worker', 'all']).default('all'),
})

type Environment = z.infer<typeof Environment>

/** Throws `ConfigError` naming all that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = Environment.safeParse(given)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const production = given['MOTCUA_ENV'] === 'production' || given['NODE_ENV'] === 'production'
  if (production) {
    for (const name of REQUIRED_IN_PRODUCTION) {
      if (!given[name]) problems.push(`${name}: bắt buộc khi chạy chính thức (required in production)`)
    }
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)
  return configOf(parsed.data, production)
}

/** The settings of this process. Nothing else in `src/` may read its environment. */
export function readProcessConfig(): Config {
  return readConfig(process.env)
}

/** Without an offset the clock of Viet Nam is meant, which has known no summer time since 1975. */
function instantOf(iso: string): Date {
  const withTime = iso.includes('T') ? iso : `${iso}T00:00:00`
  return new Date(/(Z|[+-]\d\d:?\d\d)$/.test(withTime) ? withTime : `${withTime}+07:00`)
}

function configOf(env: Environment, production: boolean): Config {
  return Object.freeze({
    host: env.HOST,
    port: env.PORT,
    dataDir: path.resolve(env.DATA_DIR),
    filesDir: path.resolve(env.DATA_DIR, 'files'),
    databaseUrl: env.DATABASE_URL,
    production,
    demo: env.DATABASE_URL === undefined && !production,
    clockStart: env.CLOCK === undefined ? undefined : instantOf(env.CLOCK),
    publicUrl: (env.PUBLIC_URL ?? defaultPublicUrl(env)).replace(/\/+$/, ''),
    secret: env.SECRET,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    smsGatewayUrl: env.SMS_GATEWAY_URL,
    smsGatewayToken: env.SMS_GATEWAY_TOKEN,
    clamav: clamavOf(env.CLAMAV_URL),
    packs: Object.freeze(
      env.PACKS.split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
    logLevel: env.LOG_LEVEL,
    role: env.ROLE,
  })
}

const CLAMAV_PORT = 3310

function clamavOf(address: string | undefined): Config['clamav'] {
  if (address === undefined) return undefined
  const { hostname, port } = new URL(address)
  return { host: hostname, port: port === '' ? CLAMAV_PORT : Number(port) }
}

function defaultPublicUrl(env: Environment): string {
  // 0.0.0.0 and :: are where to listen, not where to go.
  const host = ['0.0.0.0', '::'].includes(env.HOST) ? 'localhost' : env.HOST
  return `http://${host.includes(':') ? `[${host}]` : host}:${env.PORT}`
}

/** Kept in a backup with the data it protects. */
export function secretFile(config: Config): string {
  return path.join(config.dataDir, 'secret.key')
}

/** The key given, or outside production one made once and kept in the data folder, so that sessions outlive a restart. */
export function resolveSecret(config: Config): string {
  if (config.secret !== undefined) return config.secret
  const file = secretFile(config)
  try {
    mkdirSync(config.dataDir, { recursive: true })
    writeFileSync(file, randomBytes(36).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file, 'utf8').trim()
}
