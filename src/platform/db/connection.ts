/** Where a database is: the embedded server is reached through a socket folder, a real one by its URL. */
export type Connection =
  | { readonly url: string }
  | {
      /** Folder of the unix socket. */
      readonly host: string
      readonly port: number
      readonly user: string
      readonly password: string
      readonly database: string
    }

/** The fields node-postgres takes; `options` are the session's start settings (`-c name=value …`). */
export function connectionFields(connection: Connection, options = '') {
  if (!('url' in connection)) return { ...connection, options }
  // What a URL says wins in node-postgres: our settings must be in it, after its own.
  const url = new URL(connection.url)
  const own = url.searchParams.get('options')
  const all = [own, options].filter(Boolean).join(' ')
  if (all !== '') url.searchParams.set('options', all)
  return { connectionString: url.href }
}

/** As a URL, for programs and settings that take nothing else. */
export function connectionUrl(connection: Connection): string {
  if ('url' in connection) return connection.url
  const { host, port, user, password, database } = connection
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  return `postgres://${login}@localhost:${port}/${encodeURIComponent(database)}?host=${encodeURIComponent(host)}`
}

/** The same server and login, another database on it. */
export function withDatabase(connection: Connection, database: string): Connection {
  if (!('url' in connection)) return { ...connection, database }
  const url = new URL(connection.url)
  url.pathname = `/${encodeURIComponent(database)}`
  return { url: url.href }
}
