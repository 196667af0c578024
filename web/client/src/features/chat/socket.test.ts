import type { SocketEvent } from '@carillon/shared/api'
import { beforeEach, describe, expect, it } from 'vitest'
import { LiveSocket, type Wire } from './socket.ts'

class TestWire implements Wire {
  onopen = null
  onmessage: Wire['onmessage'] = null
  onclose: Wire['onclose'] = null
  said: string[] = []
  shut = false
  send(text: string) {
    this.said.push(text)
  }
  close() {
    this.shut = true
  }
  hear(event: SocketEvent) {
    this.onmessage?.({ data: JSON.stringify(event) })
  }
  cut(code = 1006) {
    this.onclose?.({ code })
  }
}

/** A clock that is moved by hand. */
class HandClock {
  now = 0
  private waiting: { at: number; act: () => void }[] = []
  later = (wait: number, act: () => void) => {
    const entry = { at: this.now + wait, act }
    this.waiting.push(entry)
    return () => void (this.waiting = this.waiting.filter((other) => other !== entry))
  }
  pass(milliseconds: number) {
    const end = this.now + milliseconds
    for (;;) {
      const next = this.waiting.filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.waiting = this.waiting.filter((entry) => entry !== next)
      this.now = next.at
      next.act()
    }
    this.now = end
  }
}

const hello = { type: 'hello', user_id: 'alice', session_id: 's1', ping_seconds: 25 } as const

describe('the live connection', () => {
  let clock: HandClock, wires: TestWire[], told: string[], socket: LiveSocket
  const wire = () => wires.at(-1) as TestWire

  beforeEach(() => {
    clock = new HandClock()
    wires = []
    told = []
    const open = () => {
      wires.push(new TestWire())
      return wire()
    }
    const listener = {
      live: () => told.push('live'),
      cut: () => told.push('cut'),
      event: (event: SocketEvent) => told.push(event.type),
      signedOut: () => told.push('signed out'),
    }
    socket = new LiveSocket(listener, { open, later: clock.later, random: () => 1 })
    socket.start()
  })

  it('is live when greeted', () => {
    wire().hear(hello)
    expect(told).toEqual(['live', 'hello'])
  })

  it('comes back after a cut, later and later, and soon again after a success', () => {
    wire().cut()
    clock.pass(499)
    expect(wires).toHaveLength(1)
    clock.pass(1)
    expect(wires).toHaveLength(2)
    wire().cut()
    clock.pass(999)
    expect(wires).toHaveLength(2)
    clock.pass(1)
    expect(wires).toHaveLength(3)
    wire().hear(hello)
    wire().cut()
    clock.pass(500)
    expect(wires).toHaveLength(4)
  })

  it('pings when it is quiet and gives up on silence', () => {
    wire().hear(hello)
    clock.pass(25_000)
    expect(wire().said).toEqual(['{"type":"ping"}'])
    wire().hear({ type: 'pong' })
    clock.pass(25_000)
    clock.pass(10_000)
    expect(wires[0]?.shut).toBe(true)
    expect(told).toEqual(['live', 'hello', 'cut'])
    clock.pass(500)
    expect(wires).toHaveLength(2)
  })

  it('does not come back after the session has ended', () => {
    wire().hear(hello)
    wire().cut(4401)
    clock.pass(60_000)
    expect(wires).toHaveLength(1)
    expect(told).toEqual(['live', 'hello', 'signed out', 'cut'])
  })

  it('hurries when the network is back', () => {
    for (let tries = 0; tries < 6; tries += 1) {
      wire().cut()
      clock.pass(30_000)
    }
    wire().cut()
    const before = wires.length
    socket.hurry()
    expect(wires).toHaveLength(before + 1)
  })

  it('says nothing more after it was stopped', () => {
    const last = wire()
    socket.stop()
    last.hear(hello)
    clock.pass(60_000)
    expect(told).toEqual([])
    expect(wires).toHaveLength(1)
  })
})
