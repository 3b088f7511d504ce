/** Whether one slip at most separates two words: a letter wrong, missing, too many, or two neighbours swapped. */
export function typoDistanceAtMostOne(a: string, b: string): boolean {
  if (a === b) return true
  const difference = a.length - b.length
  if (difference > 1 || difference < -1) return false
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  if (difference === 1) return a.slice(start + 1) === b.slice(start)
  if (difference === -1) return a.slice(start) === b.slice(start + 1)
  if (a.slice(start + 1) === b.slice(start + 1)) return true
  return a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2)
}
