// What a component test needs of a browser and happy-dom does not have.

import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Parts of the page are fetched when first wanted: on a busy machine that takes more than a second.
configure({ asyncUtilTimeout: 10_000 })

// Nothing is laid out here, so every box would measure 0 × 0: charts would draw nothing and virtual
// lists would show no rows.
Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 800, 300)

// A drawing surface that accepts every call: what a canvas shows is for the browser tests to see.
HTMLCanvasElement.prototype.getContext = (() =>
  new Proxy(
    {},
    {
      get: (_target, name) =>
        name === 'createImageData'
          ? (width: number, height: number) => ({
              width,
              height,
              data: new Uint8ClampedArray(width * height * 4),
            })
          : () => undefined,
      set: () => true,
    },
  )) as unknown as typeof HTMLCanvasElement.prototype.getContext

/** A worker that never answers: views must show that they wait. Answers are tested against the kernels. */
class SilentWorker extends EventTarget {
  onmessage: unknown = null
  onerror: unknown = null
  postMessage(): void {}
  terminate(): void {}
}
globalThis.Worker = SilentWorker as unknown as typeof Worker

afterEach(cleanup)
