// What text typed into a funding cell says: a rate per the market's interval, or per an interval of its own.
import type { FundingRate } from '../../engine/model/snapshot'
import { done, quoted, refused, type Outcome } from '../../engine/units/outcome'
import { typedPercent } from './typed-size'

/** Longest funding interval that can be typed: a week. */
export const INTERVAL_MAX_HOURS = 168

/** `0.01`, `0.01%`, `-0.005% / 1h`, `0.03%/day`. Without an interval, the one the cell already has. */
export function typedRate(text: string, everyHours: number): Outcome<FundingRate> {
  const [percent = '', interval] = text.split('/', 2)
  const rate = typedPercent(percent)
  if (!rate.ok) return rate
  if (interval === undefined) return done({ rate: rate.value, everyHours })
  const named = /^\s*(?:(\d{1,3})\s*h(?:ours?|rs?)?|h(?:our)?|(day|d))\s*$/i.exec(interval)
  const hours = named?.[2] === undefined ? Number(named?.[1] ?? 1) : 24
  if (named === null || hours < 1 || hours > INTERVAL_MAX_HOURS) {
    return refused('interval-unreadable', `${quoted(interval)} is not a funding interval`, {
      found: interval,
      wanted: 'an interval such as 8h',
    })
  }
  return done({ rate: rate.value, everyHours: hours })
}
