// Which figures did that change? Those on the page that read differently than after the last one get a thin
// underline that fades. Done to what is drawn, once per change, so that no figure has to draw again for it
// and a key pays nothing.

const FADES_MILLISECONDS = 600

const FADING: Keyframe[] = [
  { boxShadow: 'inset 0 -1px 0 var(--accent)' },
  { boxShadow: 'inset 0 -1px 0 transparent' },
]

export interface ChangeMarker {
  /** Takes what stands on the page as read. With `marks`, underlines what reads differently since. */
  readonly read: (marks: boolean) => void
}

/** Remembers the figures under an element. One that was not there before has not changed. */
export function changeMarker(root: ParentNode): ChangeMarker {
  const read = new WeakMap<Element, string>()
  return {
    read: (marks) => {
      for (const figure of root.querySelectorAll('[data-figure]')) {
        const text = figure.textContent
        const before = read.get(figure)
        read.set(figure, text)
        if (marks && before !== undefined && before !== text) {
          figure.animate(FADING, { duration: FADES_MILLISECONDS, easing: 'ease-out' })
        }
      }
    },
  }
}
