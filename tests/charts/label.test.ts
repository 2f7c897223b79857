// Labels never overlap and never leave their box; the important one keeps its place.
import { describe, expect, it } from 'vitest'
import { boxOf, placed, stacked, type Label } from '../../src/charts/label'

const BOX = { left: 0, right: 400, top: 0, bottom: 200 }
const label = (text: string, x: number, y: number, anchor: Label['anchor'] = 'start'): Label => ({
  text,
  x,
  y,
  anchor,
})

function overlapping(labels: readonly Label[]): number {
  const boxes = labels.map(boxOf)
  return boxes.filter((a, at) =>
    boxes.some(
      (b, other) =>
        other > at && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
    ),
  ).length
}

describe('placed', () => {
  it('leaves labels that do not touch where they are', () => {
    const apart = [label('now', 10, 50), label('liquidated', 200, 50)]
    expect(placed(apart, BOX)).toEqual(apart)
  })

  it('moves the less important of two that would touch', () => {
    const [first, second] = placed([label('−8.80 %', 100, 100), label('−10.35 %', 90, 100)], BOX)
    expect(first!.y).toBe(100)
    expect(second!.y).not.toBe(100)
    expect(overlapping([first!, second!])).toBe(0)
  })

  it('pulls a label in that would run out of the box', () => {
    const [pulled] = placed([label('liquidated', 395, 199)], BOX)
    const box = boxOf(pulled!)
    expect([box.right <= 400, box.bottom <= 200]).toEqual([true, true])
  })

  it('leaves out what has no room, from the end', () => {
    const many = Array.from({ length: 40 }, (_, at) => label(`label ${at}`, 100, 100))
    const found = placed(many, BOX)
    expect(found.length).toBeGreaterThan(5)
    expect(found.length).toBeLessThan(40)
    expect(found[0]!.text).toBe('label 0')
    expect(overlapping(found)).toBe(0)
  })
})

describe('a label beside a line', () => {
  const level = [
    { x: 0, y: 96 },
    { x: 400, y: 96 },
  ]

  it('steps one line aside where it would be struck through', () => {
    const [moved] = placed([label('now', 100, 100)], BOX, [level])
    // A line of text is 15 px: up to 85, so that the letters end above 96.
    expect([moved!.x, moved!.y]).toEqual([100, 85])
  })

  it('stays where the line passes elsewhere', () => {
    const short = [
      { x: 200, y: 96 },
      { x: 400, y: 96 },
    ]
    expect(placed([label('now', 100, 100)], BOX, [short])[0]!.y).toBe(100)
  })

  it('sees a steep line between two far points', () => {
    const steep = [
      { x: 0, y: 0 },
      { x: 400, y: 200 },
    ]
    // At x 200 the line stands at 100.
    expect(placed([label('now', 190, 102)], BOX, [steep])[0]!.y).not.toBe(102)
  })

  it('is struck through sooner than it leaves its place or is left out', () => {
    const lines = Array.from({ length: 20 }, (_, at) => [
      { x: 0, y: at * 10 },
      { x: 400, y: at * 10 },
    ])
    expect(placed([label('now', 100, 100)], BOX, lines)[0]!.y).toBe(100)
  })
})

describe('stacked', () => {
  it('keeps the order of the lines and leaves none out', () => {
    const found = stacked(
      [
        label('baseline', 0, 52),
        label('draft', 0, 50),
        label('equity', 0, 195),
        label('low', 0, 199),
      ],
      BOX,
    )
    expect(found.map(({ text }) => text)).toEqual(['draft', 'baseline', 'equity', 'low'])
    expect(overlapping(found)).toBe(0)
    expect(found.at(-1)!.y).toBeLessThanOrEqual(200)
  })
})
