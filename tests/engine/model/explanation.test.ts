// The address of a figure: what it names, and what names nothing.
import { describe, expect, it } from 'vitest'
import {
  figureNamed,
  POOL_FIGURES,
  poolFigure,
  POSITION_FIGURES,
  positionFigure,
} from '../../../src/engine/model/explanation'

describe('an address', () => {
  it('of every pool figure leads back to it, whatever the pool is called', () => {
    for (const what of POOL_FIGURES) {
      expect(figureNamed(poolFigure('my main/cross', what))).toEqual({
        of: 'pool',
        what,
        id: 'my main/cross',
      })
    }
  })

  it('of every position figure leads back to it', () => {
    for (const what of POSITION_FIGURES) {
      expect(figureNamed(positionFigure('p1', what))).toEqual({ of: 'position', what, id: 'p1' })
    }
  })

  it.each([
    '',
    'pool',
    'pool equity',
    'pool colour a/cross',
    'position equity p1',
    'book equity a',
  ])('that is none of ours names nothing: "%s"', (id) => {
    expect(figureNamed(id)).toBeUndefined()
  })
})
