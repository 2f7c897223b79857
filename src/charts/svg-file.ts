// A drawn chart as a file of its own: colours and type written out, since outside the page nobody knows the
// page's tokens, and a ground behind, since some viewers have a dark one.

/** Properties that a drawing takes from the page's style. All but the last are inherited. */
const TAKEN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'font-size',
  'font-weight',
  'font-family',
  'text-anchor',
  'paint-order',
  'opacity',
] as const

/** The text of an SVG file that looks as the drawing does now. */
export function svgFile(drawing: SVGSVGElement, title: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const originals = [drawing, ...drawing.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  for (const [at, original] of originals.entries())
    write(original, copies[at], original === drawing)
  const { width, height } = drawing.getBoundingClientRect()
  copy.setAttribute('xmlns', SVG)
  copy.setAttribute('width', String(Math.round(width)))
  copy.setAttribute('height', String(Math.round(height)))
  copy.prepend(ground(drawing))
  const name = document.createElementNS(SVG, 'title')
  name.textContent = title
  copy.prepend(name)
  return new XMLSerializer().serializeToString(copy)
}
const SVG = 'http://www.w3.org/2000/svg'

/** Writes out what an element does not inherit. Names that the drawing library left empty are dropped. */
function write(original: Element, copy: Element | undefined, isRoot: boolean): void {
  if (copy === undefined) return
  if (/^(title|desc)$/.test(copy.tagName)) {
    copy.remove()
    return
  }
  for (const attribute of ['style', 'class', 'tabindex']) copy.removeAttribute(attribute)
  const style = getComputedStyle(original)
  const above =
    isRoot || original.parentElement === null ? undefined : getComputedStyle(original.parentElement)
  for (const property of TAKEN) {
    const value = style.getPropertyValue(property)
    const inherited = property === 'opacity' ? '1' : above?.getPropertyValue(property)
    copy.removeAttribute(property)
    if (value !== '' && value !== inherited) copy.setAttribute(property, local(value))
  }
}

/** A reference to a pattern is resolved against the page's address; in a file of its own it is local. */
function local(value: string): string {
  return value.replace(/url\(["']?[^)#]*(#[^)"']+)["']?\)/, 'url($1)')
}

function ground(drawing: Element): Element {
  const rect = document.createElementNS(SVG, 'rect')
  rect.setAttribute('width', '100%')
  rect.setAttribute('height', '100%')
  rect.setAttribute('fill', surfaceBehind(drawing))
  return rect
}

/** The first colour behind the drawing that is not see-through. */
function surfaceBehind(drawing: Element): string {
  for (let at: Element | null = drawing; at !== null; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor
    if (colour !== '' && colour !== 'transparent' && !/,\s*0\)$/.test(colour)) return colour
  }
  return 'white'
}
