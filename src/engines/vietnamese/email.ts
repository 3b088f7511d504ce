const LOCAL_PART = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const DOMAIN_LABEL = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u

/** An address one can write to over the internet: no quoted local parts, no address literals, a dotted domain. */
export function isEmail(text: string): boolean {
  const address = text.trim()
  const at = address.lastIndexOf('@')
  if (at < 1 || at > 64 || address.length > 254) return false
  const labels = address.slice(at + 1).split('.')
  const top = labels.at(-1) ?? ''
  return (
    LOCAL_PART.test(address.slice(0, at)) &&
    labels.length >= 2 &&
    labels.every((label) => DOMAIN_LABEL.test(label)) &&
    top.length >= 2 &&
    !/^\d+$/.test(top)
  )
}
