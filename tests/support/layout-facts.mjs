// Facts about a laid-out page that anybody can check by looking: what is cut off, what lies on what, what
// does not stand in line, what is too small to hit. Each runs in the page and answers with names.

/** @typedef {import('@playwright/test').Page} Page */

/** Pixels by which text may differ without anybody seeing it. */
const SLACK = 1.5

/** Text that a box cuts off without saying so. @param {Page} page @returns {Promise<string[]>} */
export function clippedText(page) {
  return page.evaluate((slack) => {
    const found = []
    for (const node of document.querySelectorAll('body *')) {
      const style = getComputedStyle(node)
      const box = node.getBoundingClientRect()
      if (!node.checkVisibility() || box.width < 4 || style.clipPath !== 'none') continue
      if (node.closest('svg, select, input, textarea') !== null) continue
      const isCut = style.overflowX === 'hidden' || style.overflowX === 'clip'
      if (!isCut || style.textOverflow === 'ellipsis') continue
      if (node.scrollWidth > node.clientWidth + slack && (node.textContent ?? '').trim() !== '') {
        found.push(
          `${node.tagName.toLowerCase()} "${(node.textContent ?? '').trim().slice(0, 60)}"`,
        )
      }
    }
    return found
  }, SLACK)
}

/** Pairs of texts that lie on each other. @param {Page} page @returns {Promise<string[]>} */
export function overlappingText(page) {
  return page.evaluate(() => {
    /** What scrolls or sticks with it: only texts that move together are compared. @param {Element} node */
    const layerOf = (node) => {
      for (let at = /** @type {Element | null} */ (node); at !== null; at = at.parentElement) {
        const { position, overflowY, overflowX } = getComputedStyle(at)
        if (position === 'fixed' || position === 'sticky' || position === 'absolute') return at
        if (/auto|scroll/.test(overflowY + overflowX) && at !== document.body) return at
      }
      return document.body
    }
    const SEEN = { visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }
    const texts = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement
      if (parent === null || (node.textContent ?? '').trim() === '') continue
      if (!parent.checkVisibility(SEEN)) continue
      if (parent.closest('svg, option, noscript, [aria-hidden=true] svg') !== null) continue
      const hidden = parent.closest('*')
      let isCut = false
      for (let at = hidden; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at)
        const box = at.getBoundingClientRect()
        if (style.clipPath !== 'none' || box.width < 2 || box.height < 2) isCut = true
      }
      if (isCut) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const layer = layerOf(parent)
      for (const rect of range.getClientRects()) {
        if (rect.width > 1) texts.push({ node, rect, layer, text: (node.textContent ?? '').trim() })
      }
    }
    texts.sort((a, b) => a.rect.top - b.rect.top)
    const found = []
    for (const [at, a] of texts.entries()) {
      for (const b of texts.slice(at + 1)) {
        if (b.rect.top > a.rect.bottom) break
        if (a.layer !== b.layer) continue
        // A text that ends in three dots is told twice on its one line.
        if (a.node === b.node && a.rect.top === b.rect.top) continue
        const across = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left)
        const down = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top)
        // Lines of one text may touch: line boxes are taller than the letters.
        if (across > 2 && down > 5)
          found.push(`"${a.text.slice(0, 40)}" on "${b.text.slice(0, 40)}"`)
      }
    }
    return found
  })
}

/** Columns of figures whose right edges differ. @param {Page} page @returns {Promise<string[]>} */
export function raggedColumns(page) {
  return page.evaluate((slack) => {
    const found = []
    const cellOf = '[role=gridcell], [role=cell], [role=rowheader], [role=columnheader]'
    for (const table of document.querySelectorAll('[role=grid], [role=table]')) {
      const rows = [...table.querySelectorAll('[role=row]')].map((row) => [
        ...row.querySelectorAll(cellOf),
      ])
      const width = rows[0]?.length ?? 0
      for (let column = 0; column < width; column += 1) {
        const head = rows[0]?.[column]
        if (head === undefined || !/end|right/.test(getComputedStyle(head).textAlign)) continue
        // Where rows are cards the head is only read out: nothing stands under it.
        const heads = head.closest('thead')
        if (heads !== null && getComputedStyle(heads).clipPath !== 'none') continue
        const edge = head.getBoundingClientRect().right
        const edges = rows.slice(1).flatMap((row) => {
          const cell = row[column]
          if (row.length !== width || cell === undefined || cell.querySelector('input') !== null)
            return []
          const rights = []
          const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const text = node.textContent ?? ''
            // The arrow between before and after hangs where its line ends.
            if (text.trim() === '→') continue
            const range = document.createRange()
            // Space at the end of a line is there and cannot be seen.
            range.setStart(node, text.length - text.trimStart().length)
            range.setEnd(node, Math.max(text.trimEnd().length, range.startOffset))
            const isShown = node.parentElement?.checkVisibility() === true
            if (isShown) rights.push(...[...range.getClientRects()].map(({ right }) => right))
          }
          // On a card a figure stands under its words, not under a head.
          const isUnder = Math.abs(cell.getBoundingClientRect().right - edge) < 2
          return rights.length === 0 || !isUnder ? [] : [Math.max(...rights)]
        })
        const [least, most] = [Math.min(...edges), Math.max(...edges)]
        if (edges.length > 1 && most - least > slack) {
          const name = (head.textContent ?? '').trim()
          found.push(
            `${table.getAttribute('aria-label')}: ${name}, by ${(most - least).toFixed(1)} px`,
          )
        }
      }
    }
    return found
  }, SLACK)
}

/** What can be pressed and is smaller than `least` pixels. @param {Page} page @param {number} least */
export function smallTargets(page, least) {
  return page.evaluate((asked) => {
    const pressed =
      'button, a[href], input, select, textarea, summary, [role=tab], [role=menuitem], [role=option]'
    const open = document.querySelector('[role=dialog]') ?? document
    /** @param {Element} node */
    const floats = (node) => {
      for (let at = /** @type {Element | null} */ (node); at !== null; at = at.parentElement) {
        const { position, zIndex, boxShadow } = getComputedStyle(at)
        if (/absolute|fixed/.test(position) && zIndex !== 'auto' && boxShadow !== 'none')
          return true
      }
      return false
    }
    return [...open.querySelectorAll(pressed)].flatMap((node) => {
      if (!node.checkVisibility({ visibilityProperty: true })) return []
      const hit = node.closest('label') ?? node
      const style = getComputedStyle(node)
      // Hidden until it has the focus, or stood in for by its label.
      if (style.clipPath !== 'none' || style.opacity === '0') return []
      // A link in a sentence is as tall as its line.
      if (style.display === 'inline') return []
      const { width, height } = hit.getBoundingClientRect()
      if (width >= asked - 0.5 && height >= asked - 0.5) return []
      // A small thing may be hit in the room around it.
      hit.scrollIntoView({ block: 'center', inline: 'center' })
      const box = hit.getBoundingClientRect()
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
      const reach = asked / 2 - 1
      const around = [
        [x - reach, y],
        [x + reach, y],
        [x, y - reach],
        [x, y + reach],
      ]
      const isHit = around.every(([left = 0, top = 0]) => {
        const there = document.elementFromPoint(left, top)
        // What floats over the page for now covers it, however large it is.
        return there !== null && (hit.contains(there) || floats(there))
      })
      if (isHit) return []
      const name = node.getAttribute('aria-label') ?? (node.textContent ?? '').trim()
      return [
        `${node.tagName.toLowerCase()} "${name.slice(0, 60)}" ${Math.round(width)} × ${Math.round(height)}`,
      ]
    })
  }, least)
}

/** Whether the focused element is covered where one would look for it. @param {Page} page */
export function coveredFocus(page) {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return undefined
    const { left, right, top, bottom } = focused.getBoundingClientRect()
    const name =
      focused.getAttribute('aria-label') ?? (focused.textContent ?? '').trim().slice(0, 60)
    if (right - left < 2 || bottom - top < 2) return undefined
    const x = Math.min(Math.max((left + right) / 2, 0), innerWidth - 1)
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2
    if (bottom <= 0 || top >= innerHeight) return `${name}: out of sight at ${Math.round(top)}`
    const there = document.elementFromPoint(x, y)
    const label = focused.closest('label')
    const isSeen =
      there === null ||
      focused.contains(there) ||
      there.contains(focused) ||
      label?.contains(there) === true ||
      there.closest('label')?.contains(focused) === true
    const over = there?.textContent?.trim().slice(0, 40) ?? ''
    return isSeen ? undefined : `${name}: under "${over}"`
  })
}
