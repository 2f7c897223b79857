// Which figures are underlined after a change: those that were there and read differently now.

import { describe, expect, it } from 'vitest'
import { changeMarker } from '../../src/ui/mark-changes'

function figures(...texts: readonly string[]) {
  const root = document.createElement('div')
  const marked: string[] = []
  for (const text of texts) {
    const figure = document.createElement('span')
    figure.dataset['figure'] = ''
    figure.textContent = text
    figure.animate = () => {
      marked.push(figure.textContent)
      return undefined as unknown as Animation
    }
    root.append(figure)
  }
  return { root, marked, all: [...root.children] }
}

describe('marking changes', () => {
  it('marks the figure that reads differently and no other', () => {
    const { root, marked, all } = figures('18', '$700')
    const marker = changeMarker(root)
    marker.read(true)
    expect(marked).toEqual([])
    all[0]!.textContent = '24'
    marker.read(true)
    expect(marked).toEqual(['24'])
    marker.read(true)
    expect(marked).toEqual(['24'])
  })

  it('takes as read what changed for another reason, such as the unit of rates', () => {
    const { root, marked, all } = figures('0.01 %/8 h')
    const marker = changeMarker(root)
    marker.read(false)
    all[0]!.textContent = '0.03 %/day'
    marker.read(false)
    marker.read(true)
    expect(marked).toEqual([])
  })

  it('does not mark a figure that was not there before', () => {
    const { root, marked } = figures('18')
    changeMarker(root).read(true)
    expect(marked).toEqual([])
  })
})
