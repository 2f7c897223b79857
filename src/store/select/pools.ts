// Finding pools of a side.
import { crossPoolId } from '../../engine/margin/pool'
import type { AccountId } from '../../engine/model/book'
import type { PoolFigures, Side } from './sides'

/** The cross pool of an account; every account has one, if only of cash. */
export function crossPoolOf(side: Side, account: AccountId): PoolFigures | undefined {
  return side.poolsById.get(crossPoolId(account))
}
