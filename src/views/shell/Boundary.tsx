// When a view breaks a promise of its own code, it says so in its own place; the rest of the page stays.

import { Component, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import styles from './Boundary.module.css'

interface Props {
  /** What the view is, in the sentence that stands in for it. */
  readonly name: string
  readonly children: ReactNode
}

export class Boundary extends Component<Props, { readonly broken?: string }> {
  override state: { readonly broken?: string } = {}

  static getDerivedStateFromError(error: unknown) {
    return { broken: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    const { broken } = this.state
    if (broken === undefined) return this.props.children
    return (
      <section className={styles['broken']} role="alert">
        <h2>{this.props.name} could not be shown</h2>
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
