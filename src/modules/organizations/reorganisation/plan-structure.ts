import {
  type Body,
  checkSuccession,
  dayBefore,
  type Fault,
  type Link,
} from '../../../engines/succession/index.ts'
import type { Agency, Unit } from '../agency.ts'
import type { Directory } from '../directory.ts'
import type { ReorganisationPack } from '../pack/reorganisation-record.ts'
import { areaKey, bodyOf } from './structure.ts'
import type { LinksBySubject } from './succession-links.ts'

/** What a reorganisation does to the structure, worked out and found sound, or the reasons why not. */
export interface StructurePlan {
  /** Vietnamese and English, one for each fault; empty when it can be applied. */
  readonly faults: readonly string[]
  readonly links: LinksBySubject
  readonly closing: {
    readonly agencies: readonly string[]
    readonly units: readonly string[]
    /** Keys, `code@first day`. */
    readonly areas: readonly string[]
  }
  /** Links between agencies that no text confirmed. */
  readonly unconfirmed: readonly Link[]
}

export function planStructure(directory: Directory, pack: ReorganisationPack): StructurePlan {
  const on = pack.decision.effectiveOn
  const last = dayBefore(on)
  const named = agencyLinks(directory, pack)
  const agency = named.map(({ confirmed: _confirmed, ...link }) => link)
  const goes = agency.filter(({ kind }) => kind !== 'transfer').map(({ from }) => from)
  const agencies = [...new Set(goes)]
  const unit = agency.flatMap((link) => unitLinks(directory, pack, link))
  const area = areaLinks(directory, pack)
  const closing = {
    agencies,
    units: agencies.flatMap((id) => directory.unitsOf(id).map((one) => one.id)),
    areas: [...new Set(area.map(({ from }) => from))],
  }
  const faults = [
    ...strangers(directory, pack),
    ...check('agency', directory.agencies, {
      pack,
      closing: closing.agencies,
      links: [...directory.structure.agencyLinks, ...agency],
      opened: pack.agencies.map(({ id }) => id),
      announced: last,
    }),
    ...check('unit', allUnits(directory), {
      pack,
      closing: closing.units,
      links: [...directory.structure.unitLinks, ...unit],
      opened: pack.units.map(({ id }) => id),
    }),
    ...check(
      'area',
      directory.areas.map((one) => ({ ...one, id: areaKey(one) })),
      {
        pack,
        closing: closing.areas,
        links: [...directory.structure.areaLinks, ...area],
        opened: pack.areas.map(({ code }) => areaKey({ code, validFrom: on })),
      },
    ),
  ]
  const late = overtaken(directory, pack)
  return {
    faults: late.length > 0 ? late : faults,
    links: { agency, unit, area },
    closing,
    unconfirmed: named.filter(({ confirmed }) => !confirmed),
  }
}

function allUnits({ agencies, unitsOf }: Directory): readonly Unit[] {
  return agencies.flatMap(({ id }) => unitsOf(id))
}

/** A pack speaks of the agencies of its first day; whoever took over from one since is the one that goes. */
function agencyLinks(directory: Directory, { links, decision }: ReorganisationPack) {
  const on = decision.effectiveOn
  return links.agencies.map(({ fields, areas, confirmed, kind, from, to }) => ({
    kind,
    from: directory.structure.successorOn(from, dayBefore(on)),
    to,
    on,
    confirmed,
    ...(fields || areas ? { powers: { fields, areas } } : {}),
  }))
}

/** Units go where their agency goes, case by case: to the division named for them, their namesake, or the first of their kind. */
function unitLinks(directory: Directory, pack: ReorganisationPack, link: Link): readonly Link[] {
  const target = pack.agencies.find(({ id }) => id === link.to)
  const units = target ? pack.units.filter(({ agency }) => agency === link.to) : directory.unitsOf(link.to)
  const kind = target?.kind ?? directory.findAgency(link.to)?.kind
  return directory.unitsOf(link.from).flatMap((unit) => {
    const key = lastPart(unit.id)
    const wanted = pack.links.divisions.find((one) => one.toKind === kind && one.from === key)?.to ?? key
    const next =
      units.find(({ id }) => lastPart(id) === wanted) ??
      units.find((one) => one.kind === unit.kind) ??
      units.find((one) => one.kind === 'one_stop')
    return next ? [{ ...link, from: unit.id, to: next.id }] : []
  })
}

const lastPart = (id: string): string => id.slice(id.indexOf('.') + 1)

function areaLinks(directory: Directory, { links, areas, decision }: ReorganisationPack): readonly Link[] {
  const on = decision.effectiveOn
  const opened = new Set(areas.map(({ code }) => code))
  return links.areas.map(({ kind, from, to }) => {
    const earlier = directory.structure.findAreaOn(from, dayBefore(on))
    const later = opened.has(to) ? undefined : directory.structure.findAreaOn(to, on)
    return {
      kind,
      from: earlier ? areaKey(earlier) : from,
      to: areaKey({ code: to, validFrom: later?.validFrom ?? on }),
      on,
    }
  })
}

function strangers(directory: Directory, { agencies, units, links }: ReorganisationPack): readonly string[] {
  const known = new Set([...directory.agencies.map(({ id }) => id), ...agencies.map(({ id }) => id)])
  const codes = new Map(directory.agencies.map(({ id, code }) => [code, id]))
  const missing = [
    ...links.agencies.flatMap(({ from, to }) => [from, to]),
    ...links.continuing,
    ...links.parents.flatMap(({ agency, parent }) => (parent === null ? [agency] : [agency, parent])),
    ...units.map(({ agency }) => agency),
  ].filter((id) => !known.has(id))
  const without = agencies.filter(({ id }) =>
    ['one_stop', 'leadership', 'clerical'].some(
      (kind) => !units.some((unit) => unit.agency === id && unit.kind === kind),
    ),
  )
  return [
    ...[...new Set(missing)].map((id) => `${id}: không có cơ quan này (no such agency)`),
    ...agencies.flatMap(({ id, code }) =>
      codes.has(code) && codes.get(code) !== id
        ? [
            `${id}: mã ${code} đã dùng cho ${codes.get(code)}; mã của cơ quan đã kết thúc không dùng lại (the code is taken)`,
          ]
        : [],
    ),
    ...agencies.flatMap(({ id }) =>
      directory.findAgency(id) ? [`${id}: đã có cơ quan này (the agency exists already)`] : [],
    ),
    ...without.map(
      ({ id }) => `${id}: thiếu bộ phận một cửa, lãnh đạo hoặc văn thư (a standing unit is missing)`,
    ),
  ]
}

interface Check {
  readonly pack: ReorganisationPack
  readonly closing: readonly string[]
  readonly links: readonly Link[]
  readonly opened: readonly string[]
  /** Agencies whose pack announced this as their last day end now: with a successor, or left as they are. */
  readonly announced?: string
}

function check(
  what: 'agency' | 'unit' | 'area',
  items: readonly (Pick<Agency, 'id' | 'validFrom' | 'endedOn'> & { readonly validTo?: string | null })[],
  { pack, closing, links, opened, announced }: Check,
): readonly string[] {
  const on = pack.decision.effectiveOn
  const closes = new Set(closing)
  const stays = new Set(pack.links.continuing)
  const bodies: Body[] = items.map((item) => {
    const body = bodyOf({ ...item, key: item.id })
    if (item.endedOn !== null) return body
    const isOver = announced !== undefined && item.validTo === announced && !stays.has(item.id)
    return closes.has(item.id) || isOver ? { ...body, validTo: dayBefore(on) } : body
  })
  for (const key of opened) bodies.push({ key, validFrom: on, validTo: null })
  return checkSuccession(bodies, links).map(
    ({ kind, key, message }) => `${WORDS[what]} ${key}: ${FAULTS[kind]} (${message.slice(key.length + 2)})`,
  )
}

const WORDS = { agency: 'Cơ quan', unit: 'Bộ phận', area: 'Địa bàn' } as const

const FAULTS: Readonly<Record<Fault['kind'], string>> = {
  twice: 'có hai lần',
  unknown: 'được nhắc đến mà không có',
  reversed: 'kết thúc trước khi bắt đầu',
  day: 'không liền ngày với bên kế tục',
  chain: 'vừa tiếp nhận vừa chuyển đi trong cùng một ngày',
  'no-rest': 'chia tách mà phần còn lại không ai nhận',
  'double-owner': 'có hai nơi cùng kế tục một việc',
  'not-limited': 'chuyển thẩm quyền mà không nói rõ việc gì',
  orphan: 'kết thúc mà không ai kế tục',
}

/** What came first has to be applied first: a link cannot be put in before those that follow it. */
function overtaken({ structure }: Directory, { decision }: ReorganisationPack): readonly string[] {
  const later = structure.agencyLinks.find(({ on }) => on > decision.effectiveOn)
  return later
    ? [
        `Đã áp dụng một lần sắp xếp có hiệu lực sau, từ ${later.on}: gói này không áp dụng được nữa (a later reorganisation is applied already)`,
      ]
    : []
}
