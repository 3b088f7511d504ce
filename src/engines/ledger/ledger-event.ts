import { hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/**
 * What an event's digest covers. Everything in it must survive storage byte for byte: `at` exactly as
 * `Date.toISOString()` writes it (milliseconds, Z), `actor` and `data` plain JSON values.
 */
export interface LedgerEvent {
  readonly dossierId: string
  /** 1 for the first event of a dossier, then without gaps. */
  readonly seq: number
  readonly type: string
  readonly at: string
  readonly actor: unknown
  readonly data: unknown
  /** Commitment to the personal data of the event; stays when that data is lawfully removed. */
  readonly privateDigest: Uint8Array | null
}

/** An event as stored, with its place in the chain of its dossier. */
export interface ChainedEvent extends LedgerEvent {
  /** Null before the first event. */
  readonly previousDigest: Uint8Array | null
  readonly digest: Uint8Array
}

/** SHA-256 over the canonical JSON (RFC 8785) of the event together with the digest before it. */
export function eventDigest({
  previousDigest,
  event,
}: {
  readonly previousDigest: Uint8Array | null
  readonly event: LedgerEvent
}): Buffer {
  const { dossierId, seq, type, at, actor, data, privateDigest } = event
  return canonicalDigest({
    previousDigest: hex(previousDigest),
    dossierId,
    seq,
    type,
    at,
    actor,
    data,
    privateDigest: hex(privateDigest),
  })
}

/** Whether the stored digest is the one of the stored content. */
export function isSealed(event: ChainedEvent): boolean {
  return sameBytes(eventDigest({ previousDigest: event.previousDigest, event }), event.digest)
}

/**
 * Salted commitment to personal data. The salt (16 random bytes or more, removed together with the
 * data) keeps names and numbers from being guessed out of the digest.
 */
export function privateCommitment(salt: Uint8Array, data: unknown): Buffer {
  return canonicalDigest({ salt: hex(salt), data })
}

/** Whether personal data still is what the event committed to. */
export function opensCommitment(salt: Uint8Array, data: unknown, privateDigest: Uint8Array): boolean {
  return sameBytes(privateCommitment(salt, data), privateDigest)
}

/** SHA-256 over canonical JSON; what JSON cannot hold (NaN, functions, lone surrogates) is refused. */
export function canonicalDigest(value: object): Buffer {
  return hash('sha256', canonicalJson(value), 'buffer')
}

export function hex(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}

export function sameBytes(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === null || b === null) return a === b
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
