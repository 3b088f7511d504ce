import type { Notification } from '../../modules/notifications/index.ts'
import { isId } from '../../platform/ids/id.ts'

export interface AlertPlace {
  readonly at: Date
  readonly id: string
}

/** A place in the list for an address, and back; what nobody wrote is no place. */
export function writePlace({ createdAt, id }: Notification): string {
  return `${createdAt.getTime()}.${id}`
}

export function readPlace(text: string | undefined): AlertPlace | undefined {
  const [time = '', id = ''] = (text ?? '').split('.')
  return /^\d{1,14}$/.test(time) && isId(id) ? { at: new Date(Number(time)), id } : undefined
}
