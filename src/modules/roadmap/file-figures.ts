import type { Text } from '../../platform/i18n/translator.ts'
import type { FigureItem } from './figure-item.ts'

/** The files of one service in a period, as the register of files tells them: never worked out here. */
export interface FilesOfService {
  readonly serviceId: string
  readonly procedureId: string
  readonly received: { readonly online: number; readonly counter: number; readonly post: number }
  /** Received before the period and open when it began. */
  readonly carriedOver: number
  readonly onTime: number
  /** Ended late, with an apology or without. */
  readonly late: number
  readonly open: number
  readonly openLate: number
  /** Withdrawn or stopped before anything was late. */
  readonly closed: number
  readonly withoutDueDate: number
  readonly apologyLetters: number
}

export const FILE_KEYS = [
  'filesCarriedOver',
  'filesReceived',
  'filesOnline',
  'filesCounter',
  'filesPost',
  'filesOnTime',
  'filesLate',
  'filesOpen',
  'filesOpenLate',
  'filesClosed',
  'filesWithoutDueDate',
  'apologyLetters',
] as const
export type FileKey = (typeof FILE_KEYS)[number]

const COUNTS: Readonly<Record<FileKey, (files: FilesOfService) => number>> = {
  filesCarriedOver: ({ carriedOver }) => carriedOver,
  filesReceived: ({ received: { online, counter, post } }) => online + counter + post,
  filesOnline: ({ received }) => received.online,
  filesCounter: ({ received }) => received.counter,
  filesPost: ({ received }) => received.post,
  filesOnTime: ({ onTime }) => onTime,
  filesLate: ({ late }) => late,
  filesOpen: ({ open }) => open,
  filesOpenLate: ({ openLate }) => openLate,
  filesClosed: ({ closed }) => closed,
  filesWithoutDueDate: ({ withoutDueDate }) => withoutDueDate,
  apologyLetters: ({ apologyLetters }) => apologyLetters,
}

/** Each figure as the list of services it sums up. */
export function fileFigures(
  services: readonly FilesOfService[],
  nameOf: (procedureId: string) => Text,
): Readonly<Record<FileKey, readonly FigureItem[]>> {
  const list = (key: FileKey): readonly FigureItem[] =>
    services.flatMap((files) => {
      const amount = COUNTS[key](files)
      return amount > 0 ? [{ id: files.serviceId, text: nameOf(files.procedureId).vi, amount }] : []
    })
  return Object.fromEntries(FILE_KEYS.map((key) => [key, list(key)])) as unknown as Readonly<
    Record<FileKey, readonly FigureItem[]>
  >
}
