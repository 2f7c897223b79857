// The order of the rows is the reader's own: it changes no figure and stands in both sides alike.
import { holderOf, withAccount, type PositionId } from '../../engine/model/book'
import { done, refused } from '../../engine/units/outcome'
import { correction, type Command } from './command'

/**
 * Moves a row up (`by` below zero) or down among those of its account that stand with it: cross rows among
 * cross rows, isolated ones among isolated. Past the end it stays at the end.
 */
export function moveRow(id: PositionId, by: number): Command {
  return correction(by < 0 ? 'Move row up' : 'Move row down', (baseline) => {
    const found = holderOf(baseline.book, id)
    if (found === undefined) {
      return refused('not-in-baseline', 'A row that the draft opened stands last.', {
        found: id,
        wanted: 'a position of the baseline; accept the draft first',
      })
    }
    const { account, position } = found
    const peers = account.positions.filter((held) => held.margin.mode === position.margin.mode)
    const at = Math.min(peers.length - 1, Math.max(0, peers.indexOf(position) + by))
    const place = peers[at]
    if (place === undefined || place === position) return done(baseline)
    const [from, to] = [account.positions.indexOf(position), account.positions.indexOf(place)]
    const positions = account.positions.toSpliced(from, 1).toSpliced(to, 0, position)
    return done({ ...baseline, book: withAccount(baseline.book, { ...account, positions }) })
  })
}
