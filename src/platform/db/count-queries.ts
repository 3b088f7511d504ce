import { AsyncLocalStorage } from 'node:async_hooks'

const recording = new AsyncLocalStorage<string[]>()

/** Called for every statement sent by Kysely; costs nothing while nobody counts. */
export function recordStatement(text: string): void {
  recording.getStore()?.push(text)
}

/**
 * Runs `work` and tells the statements it sent, `begin` and `commit` left out: tests hold the number of round trips
 * of a page or command with it. Works across awaits, not across a network request to oneself.
 */
export async function countQueries<T>(
  work: () => Promise<T>,
): Promise<{ result: T; count: number; statements: readonly string[] }> {
  const all: string[] = []
  const result = await recording.run(all, work)
  const statements = all.filter(
    (text) => !/^(begin|start transaction|commit|rollback|savepoint|release)\b/i.test(text),
  )
  return { result, count: statements.length, statements }
}
