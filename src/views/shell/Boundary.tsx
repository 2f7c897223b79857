// When a view breaks a promise of its own code, or did not come when it was fetched, it says so in its own
// place; the rest of the page stays.

import { Component, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { isMissingPart } from './missing-parts'
import styles from './Boundary.module.css'

interface Props {
  /** What the view is, in the sentence that stands in for it. */
  readonly name: string
  readonly children: ReactNode
}

interface State {
  readonly broken?: string
  readonly isMissing?: boolean
}

export class Boundary extends Component<Props, State> {
  override state: State = {}

  static getDerivedStateFromError(error: unknown): State {
    const broken = error instanceof Error ? error.message : String(error)
    return { broken, isMissing: isMissingPart(error) }
  }

  override render() {
    const { broken, isMissing } = this.state
    const { name } = this.props
    if (broken === undefined) return this.props.children
    if (isMissing === true) {
      return (
        <section className={styles['broken']} role="alert">
          <h2>{name} could not be fetched</h2>
          <p>
            It comes when it is first wanted, and did not: there is no network, or a newer version
            of the page has taken its place. Reload once there is a network; your positions are
            kept.
          </p>
          {/* What did not come once is not asked for again by the same page. */}
          <Button look="edged" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </section>
      )
    }
    return (
      <section className={styles['broken']} role="alert">
        <h2>{name} could not be shown</h2>
        <p>
          This is a fault of the page, not of your book; your positions are kept. What broke:{' '}
          {broken}
        </p>
        <Button look="edged" onClick={() => this.setState({ broken: undefined } as never)}>
          Try again
        </Button>
      </section>
    )
  }
}
