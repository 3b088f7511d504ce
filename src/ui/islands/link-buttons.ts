/** A link that looks and is announced as a button answers the space bar as buttons do. */
export function pressLinksBySpace(root: Document): void {
  root.addEventListener('keydown', (event) => {
    const { key, target } = event
    if (key !== ' ' || !(target instanceof HTMLAnchorElement) || target.getAttribute('role') !== 'button')
      return
    // Else the page scrolls.
    event.preventDefault()
    target.click()
  })
}
