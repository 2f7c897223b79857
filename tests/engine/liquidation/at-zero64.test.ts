// Which prices a nearest death holds at zero, as float64 guesses it.
import { describe, expect, it } from 'vitest'
import { atZero64 } from '../../../src/engine/liquidation/at-zero64'
import { covarianceOf } from '../../../src/engine/liquidation/covariance'
import { ratio } from '../../../src/engine/units/amount'
import { assume } from '../../laws/support/pools'

function guess(rest: string, slopes: readonly number[], most = 9, elsewhere = '0') {
  const covaried = covarianceOf(
    slopes.map((_, at) => `M${at}`),
    assume({ volatilityElsewhere: '0.1', elsewhere }),
  )
  if (!covaried.ok) throw new Error(covaried.refusal.why)
  return atZero64(
    slopes.map((slope) => ratio(slope)),
    ratio(rest),
    {
      covariance: covaried.covariance,
      most,
    },
  )
}

describe('prices at zero', () => {
  it('are none where no price falls so far', () => {
    expect(guess('50', [30, 40])).toEqual([])
  })

  it('are those that would fall by more than all of themselves', () => {
    // Alike: 125 % each. The first at zero, the other has 150 of 250 left to lose by rising.
    expect(guess('250', [100, -100])).toEqual([0])
    expect(guess('500', [100, 100, -100])).toEqual([0, 1])
  })

  it('are not guessed beyond what is solved for, nor where nothing reaches', () => {
    expect(guess('900', [100, 100, 100, -100], 2)).toBe('more')
    expect(guess('50', [0, 0])).toBe(undefined)
  })
})
