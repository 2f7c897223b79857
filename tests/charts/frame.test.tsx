// The frame: what the crosshair stands on is read, by pointer and by key, and listed as a table.

import { fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nearest } from '../../src/charts/Crosshair'
import { Frame } from '../../src/charts/Frame'
import { usd } from '../../src/engine/units/amount'

const STOPS = [0, 10, 20, 30, 40]
const value = (stop: number) =>
  ({ kind: 'figure', shown: { amount: usd(stop * 100), as: 'usd' } }) as const
const slider = () => screen.getByRole('slider', { name: 'Crosshair, Buffer' })

/** The plot is 800 wide and starts at 0, since nothing is laid out here. */
const at = (x: number) => ({ clientX: (x / 40) * 800, clientY: 10 })

beforeEach(() => {
  render(
    <Frame
      title="Buffer"
      stops={STOPS}
      range={[0, 40]}
      rest={2}
      inset={() => ({ left: 0, right: 0, top: 0, bottom: 0 })}
      read={(stop) => [{ label: 'Buffer', value: value(stop) }]}
      twin={() => ({
        head: ['Place', 'Buffer, now'],
        rows: STOPS.map((_, stop) => [{ kind: 'words', text: `=${stop}` }, value(stop)]),
      })}
    >
      {({ stop, isHeld }) => (
        <svg>
          <text>{`${isHeld ? 'held' : 'rest'} ${stop}`}</text>
        </svg>
      )}
    </Frame>,
  )
})

describe('the readout', () => {
  it('rests on the present', () => {
    expect(screen.getByText('rest 2')).toBeInTheDocument()
    expect(screen.getByRole('definition')).toHaveTextContent('$200.00')
    expect(slider()).toHaveAttribute('aria-valuetext', 'Buffer $200.00')
  })

  it('follows the pointer to the nearest stop, and comes back when it leaves', () => {
    fireEvent.pointerMove(slider(), at(27))
    expect(screen.getByText('held 3')).toBeInTheDocument()
    fireEvent.pointerLeave(slider(), { pointerType: 'mouse' })
    expect(screen.getByText('rest 2')).toBeInTheDocument()
  })

  it('stays where a finger left it', () => {
    fireEvent.pointerDown(slider(), { ...at(11), pointerType: 'touch' })
    fireEvent.pointerLeave(slider(), { pointerType: 'touch' })
    expect(screen.getByText('held 1')).toBeInTheDocument()
  })

  it('follows the keys, to the ends and no further, and Escape lets go', async () => {
    slider().focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(slider()).toHaveAttribute('aria-valuenow', '4')
    await userEvent.keyboard('{End}{ArrowRight}')
    expect(slider()).toHaveAttribute('aria-valuetext', 'Buffer $400.00')
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}')
    expect(slider()).toHaveAttribute('aria-valuenow', '1')
    await userEvent.keyboard('{End}{PageDown}{ArrowLeft}')
    expect(slider()).toHaveAttribute('aria-valuenow', '1')
    await userEvent.keyboard('{Escape}')
    expect(screen.getByText('rest 2')).toBeInTheDocument()
  })
})

it('lists the same figures as a table when asked', async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Table' }))
  const table = screen.getByRole('table', { name: 'Buffer, as a table' })
  expect(within(table).getAllByRole('row')).toHaveLength(6)
  expect(within(table).getByRole('row', { name: /^=4/ })).toHaveTextContent('$400.00')
})

it('saves rows with every digit, and no formula among them', async () => {
  const blobs: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return 'blob:made-up'
  })
  await userEvent.click(screen.getByRole('button', { name: 'CSV' }))
  expect(await blobs[0]!.text()).toBe(
    "Place,\"Buffer, now\"\r\n'=0,0\r\n'=1,100\r\n'=2,200\r\n'=3,300\r\n'=4,400\r\n",
  )
  vi.restoreAllMocks()
})

it('the nearest of stops that are not evenly spaced', () => {
  expect([nearest([0, 1, 10], 4), nearest([0, 1, 10], 6), nearest([0, 1, 10], -5)]).toEqual([
    1, 2, 0,
  ])
})
