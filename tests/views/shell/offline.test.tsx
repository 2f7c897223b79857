// Working without a network, and a newer version that waits: what the page makes of what the browser reports.

import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { goOffline, type Offline, type OfflineState } from '../../../src/views/shell/offline'
import { OfflineNote } from '../../../src/views/shell/OfflineNote'
import { UpdateNotice } from '../../../src/views/shell/UpdateNotice'

/** A worker as a registration shows it: a state that moves on, and what was asked of it. */
class MadeUpWorker extends EventTarget {
  state = 'installing'
  readonly wishes: unknown[] = []
  postMessage(wish: unknown) {
    this.wishes.push(wish)
  }
  become(state: string) {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

class MadeUpRegistration extends EventTarget {
  installing: MadeUpWorker | null = null
  waiting: MadeUpWorker | null = null
  active: MadeUpWorker | null = null
  readonly update = vi.fn<() => Promise<void>>(() => Promise.reject(new Error('no network')))

  /** A worker on its way in: kept when it is `installed`. */
  find(): MadeUpWorker {
    this.installing = new MadeUpWorker()
    this.dispatchEvent(new Event('updatefound'))
    return this.installing
  }
}

/** A browser, as far as it is asked; `browser` events are dispatched on it. */
async function browse({
  registration = new MadeUpRegistration(),
  controlled = false,
  refuses = false,
}: {
  readonly registration?: MadeUpRegistration
  readonly controlled?: boolean
  readonly refuses?: boolean
} = {}) {
  const container = Object.assign(new EventTarget(), {
    controller: controlled ? {} : null,
    register: vi.fn<(address: string) => Promise<MadeUpRegistration>>(() =>
      refuses ? Promise.reject(new Error('refused')) : Promise.resolve(registration),
    ),
  })
  const browser = Object.assign(new EventTarget(), { setTimeout, setInterval })
  const reload = vi.fn<() => void>()
  const request = vi.fn<(name: string, options: LockOptions) => Promise<never>>(
    () => new Promise(() => {}),
  )
  const offline = goOffline({
    container: container as unknown as ServiceWorkerContainer,
    locks: { request } as unknown as LockManager,
    window: browser,
    document: { readyState: 'complete' },
    script: 'https://host.example/assets/index-1.js',
    isOnline: () => true,
    reload,
  })
  await vi.advanceTimersByTimeAsync(1_000)
  return { offline, container, registration, browser, reload, request }
}

describe('keeping the page', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('waits until the page has come and had the line for itself', async () => {
    const { container } = await browse()
    expect(container.register).toHaveBeenCalledWith('./service-worker.js')
    const browser = Object.assign(new EventTarget(), { setTimeout, setInterval })
    container.register.mockClear()
    goOffline({
      container: container as unknown as ServiceWorkerContainer,
      locks: navigator.locks,
      window: browser,
      document: { readyState: 'loading' },
      script: '',
      isOnline: () => true,
      reload: () => {},
    })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(container.register).not.toHaveBeenCalled()
    browser.dispatchEvent(new Event('load'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(container.register).toHaveBeenCalledOnce()
  })

  it('is done once the first worker is at work, which is no newer version', async () => {
    const { offline, registration, container } = await browse()
    const worker = registration.find()
    worker.become('installed')
    expect(offline.now()).toEqual({ isKept: false, isOnline: true, isNewer: false })
    registration.active = worker
    worker.become('activated')
    container.dispatchEvent(new Event('controllerchange'))
    expect(offline.now()).toEqual({ isKept: true, isOnline: true, isNewer: false })
  })

  it('says which version runs here for as long as the page is open', async () => {
    const { request } = await browse()
    expect(request.mock.calls[0]?.slice(0, 2)).toEqual([
      'https://host.example/assets/index-1.js',
      { mode: 'shared' },
    ])
  })

  it('does no harm where the browser refuses', async () => {
    const { offline } = await browse({ refuses: true })
    expect(offline.now()).toEqual({ isKept: false, isOnline: true, isNewer: false })
  })

  it('asks for a newer version every hour, and minds no failure', async () => {
    const { registration } = await browse()
    expect(registration.update).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2 * 3_600_000)
    expect(registration.update).toHaveBeenCalledTimes(2)
  })

  it('asks too when a link is opened, which may come from a newer version', async () => {
    const { registration, browser } = await browse()
    browser.dispatchEvent(new Event('hashchange'))
    expect(registration.update).toHaveBeenCalledOnce()
  })

  it('follows the network', async () => {
    const { offline, browser } = await browse()
    const heard = vi.fn<() => void>()
    const stop = offline.subscribe(heard)
    browser.dispatchEvent(new Event('offline'))
    expect(offline.now().isOnline).toBe(false)
    browser.dispatchEvent(new Event('online'))
    expect(offline.now().isOnline).toBe(true)
    stop()
    browser.dispatchEvent(new Event('offline'))
    expect(heard).toHaveBeenCalledTimes(2)
  })
})

describe('a newer version', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const settledIn = () => Object.assign(new MadeUpRegistration(), { active: new MadeUpWorker() })

  it('is there once all of it is, and opens when asked for', async () => {
    const registration = settledIn()
    const { offline, container, reload } = await browse({ registration, controlled: true })
    const worker = registration.find()
    expect(offline.now().isNewer).toBe(false)
    registration.waiting = worker
    worker.become('installed')
    expect(offline.now().isNewer).toBe(true)

    offline.renew()
    expect(worker.wishes).toEqual(['take over'])
    expect(reload).not.toHaveBeenCalled()
    container.dispatchEvent(new Event('controllerchange'))
    expect(reload).toHaveBeenCalledOnce()
  })

  it('that came in part is none', async () => {
    const registration = settledIn()
    const { offline } = await browse({ registration, controlled: true })
    registration.find().become('redundant')
    expect(offline.now().isNewer).toBe(false)
  })

  it('that waited before the page was opened is offered', async () => {
    const registration = Object.assign(settledIn(), { waiting: new MadeUpWorker() })
    const { offline } = await browse({ registration, controlled: true })
    expect(offline.now().isNewer).toBe(true)
  })

  it('let in by another tab is offered here, and nothing is opened anew unasked', async () => {
    const { offline, container, reload } = await browse({
      registration: settledIn(),
      controlled: true,
    })
    container.dispatchEvent(new Event('controllerchange'))
    expect(offline.now().isNewer).toBe(true)
    expect(reload).not.toHaveBeenCalled()
    offline.renew()
    expect(reload).toHaveBeenCalledOnce()
  })

  it('that does not take over in time does not leave the button without an answer', async () => {
    const registration = Object.assign(settledIn(), { waiting: new MadeUpWorker() })
    const { offline, reload } = await browse({ registration, controlled: true })
    offline.renew()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(reload).toHaveBeenCalledOnce()
  })
})

/** Where the page stands, set by the test. */
function standing(first: OfflineState) {
  const hearers = new Set<() => void>()
  let state = first
  const renew = vi.fn<() => void>()
  const offline: Offline = {
    now: () => state,
    subscribe: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    renew,
  }
  const become = (next: Partial<OfflineState>) =>
    act(() => {
      state = { ...state, ...next }
      for (const hear of hearers) hear()
    })
  return { offline, become, renew }
}

const PLAIN: OfflineState = { isKept: false, isOnline: true, isNewer: false }

describe('the line at the foot', () => {
  it('promises only what is so', () => {
    const { offline, become } = standing(PLAIN)
    const { container } = render(<OfflineNote offline={offline} />)
    expect(container).toHaveTextContent(/^$/)
    become({ isOnline: false })
    expect(container).toHaveTextContent(/this browser does not keep the whole page/)
    become({ isKept: true })
    expect(container).toHaveTextContent('You are offline. Everything here still works.')
    become({ isOnline: true })
    expect(container).toHaveTextContent('Works without a network')
  })

  it('leads to a newer version', async () => {
    const { offline, renew } = standing({ ...PLAIN, isKept: true, isNewer: true })
    render(<OfflineNote offline={offline} />)
    await userEvent.click(screen.getByRole('button', { name: 'Reload' }))
    expect(renew).toHaveBeenCalledOnce()
  })
})

describe('the notice of a newer version', () => {
  it('says what reloading keeps, and goes when put off', async () => {
    const { offline, become, renew } = standing(PLAIN)
    const { container } = render(<UpdateNotice offline={offline} />)
    expect(container).toBeEmptyDOMElement()
    become({ isNewer: true })
    expect(container).toHaveTextContent(/A new version is ready\. Reloading keeps your book/)
    await userEvent.click(screen.getByRole('button', { name: 'Later' }))
    expect(container).toBeEmptyDOMElement()
    expect(renew).not.toHaveBeenCalled()
  })

  it('reloads when asked', async () => {
    const { offline, renew } = standing({ ...PLAIN, isNewer: true })
    render(<UpdateNotice offline={offline} />)
    await userEvent.click(screen.getByRole('button', { name: 'Reload' }))
    expect(renew).toHaveBeenCalledOnce()
  })
})
