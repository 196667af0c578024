/** The live connection: opens, listens, notices silence, and opens again after a cut, later and later. */
import type { SocketEvent } from '@carillon/shared/api'

/** What a browser's WebSocket is to us. */
export interface Wire {
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  send(text: string): void
  close(): void
}

/** Runs something later; the answer calls it off. */
export type Later = (milliseconds: number, act: () => void) => () => void

export interface SocketListener {
  live(): void
  cut(): void
  event(event: SocketEvent): void
  signedOut(): void
}

interface World {
  open: () => Wire
  later: Later
  /** 0 to 1: spreads the reconnections of many clients after a restart. */
  random: () => number
}

const SIGNED_OUT = 4401
const WRONG_ORIGIN = 4403
const FIRST_WAIT = 500
const LONGEST_WAIT = 30_000
const PATIENCE = 10_000
const DEFAULT_PING = 25_000

export class LiveSocket {
  private wire: Wire | null = null
  private tries = 0
  private stopped = false
  private pingEvery = DEFAULT_PING
  private callOff: () => void = () => undefined

  constructor(
    private readonly listener: SocketListener,
    private readonly world: World,
  ) {}

  start(): void {
    this.stopped = false
    this.connect()
  }

  stop(): void {
    this.stopped = true
    this.callOff()
    this.drop()
  }

  /** The machine woke up or the network came back: no need to wait any longer. */
  hurry(): void {
    if (this.stopped || this.wire !== null) return
    this.callOff()
    this.tries = 0
    this.connect()
  }

  private connect(): void {
    const wire = this.world.open()
    this.wire = wire
    wire.onmessage = ({ data }) => this.heard(wire, String(data))
    wire.onclose = ({ code }) => this.closed(wire, code)
    this.callOff = this.world.later(PATIENCE, () => this.silent(wire))
  }

  private heard(wire: Wire, text: string): void {
    if (wire !== this.wire) return
    const event = JSON.parse(text) as SocketEvent
    this.waitForPing(wire)
    if (event.type === 'hello') this.greeted(event.ping_seconds)
    if (event.type === 'pong') return
    this.listener.event(event)
    if (event.type === 'signed_out') this.endForGood()
  }

  private greeted(pingSeconds: number): void {
    this.tries = 0
    this.pingEvery = pingSeconds * 1000
    this.listener.live()
  }

  private waitForPing(wire: Wire): void {
    this.callOff()
    this.callOff = this.world.later(this.pingEvery, () => {
      wire.send('{"type":"ping"}')
      this.callOff = this.world.later(PATIENCE, () => this.silent(wire))
    })
  }

  /** A connection on which nothing comes back is dead, whatever the operating system thinks. */
  private silent(wire: Wire): void {
    if (wire !== this.wire) return
    this.drop()
    this.lost()
  }

  private closed(wire: Wire, code: number): void {
    if (wire !== this.wire) return
    this.wire = null
    this.callOff()
    if (code === SIGNED_OUT) this.endForGood()
    else if (code === WRONG_ORIGIN) this.stopped = true
    this.lost()
  }

  private lost(): void {
    this.listener.cut()
    if (this.stopped) return
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.tries)
    this.tries += 1
    this.callOff = this.world.later(wait * (0.5 + this.world.random() / 2), () => this.connect())
  }

  private endForGood(): void {
    if (this.stopped) return
    this.stop()
    this.listener.signedOut()
  }

  private drop(): void {
    const wire = this.wire
    this.wire = null
    if (!wire) return
    wire.onmessage = null
    wire.onclose = null
    wire.close()
  }
}

/** A browser's own connection to this server. */
export const openWire = (): Wire => {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
  return new WebSocket(`${scheme}//${location.host}/ws`) as Wire
}

export const browserLater: Later = (milliseconds, act) => {
  const timer = setTimeout(act, milliseconds)
  return () => clearTimeout(timer)
}
