/** One person's chat at work: feeds the model, carries out its orders, tells the screens. */
import { ApiError, type Room, type SocketEvent } from '@carillon/shared/api'
import * as api from './api.ts'
import { type Input, step } from './chat-model.ts'
import { type Chat, type Order, emptyChat } from './chat-state.ts'
import { LiveSocket, type Later, type Wire } from './socket.ts'
import { newToken } from '../../shared/tokens.ts'
import { type Unsent, keepUnsent, keptUnsent, unsentIn } from './unsent.ts'

export interface ChatWorld {
  open: () => Wire
  later: Later
  random: () => number
  now: () => Date
}

export interface ChatHooks {
  signedOut(): void
  heard(event: SocketEvent): void
  membersChanged(room_id: string): void
}

/** After these, what is on its way out may have changed. */
const KEPT = new Set<Input['type']>(['rooms', 'room-gone', 'composed', 'sent', 'send-failed', 'given-up'])

const FIRST_WAIT = 1000
const LONGEST_WAIT = 30_000

export class ChatSession {
  private chat: Chat
  private readonly listeners = new Set<() => void>()
  private readonly delayed = new Map<string, () => void>()
  private readonly socket: LiveSocket
  /** What a reload left behind; it goes out once its room is known. */
  private left: Unsent[]

  constructor(
    private readonly me: string,
    private readonly world: ChatWorld,
    private readonly hooks: ChatHooks,
  ) {
    this.chat = emptyChat(me)
    this.left = keptUnsent(me)
    this.socket = new LiveSocket(
      {
        live: () => this.take({ type: 'connection', connection: 'live' }),
        cut: () => this.take({ type: 'connection', connection: 'cut' }),
        event: (event) => {
          this.take({ type: 'event', event })
          this.hooks.heard(event)
          if (event.type === 'room') this.hooks.membersChanged(event.room_id)
        },
        signedOut: () => this.hooks.signedOut(),
      },
      world,
    )
  }

  readonly snapshot = (): Chat => this.chat

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The rooms are asked for at once: a person whose sockets are blocked can still read. */
  start(): void {
    this.carryOut({ do: 'fetch-rooms' })
    this.socket.start()
  }

  stop(): void {
    this.socket.stop()
    this.delayed.forEach((callOff) => callOff())
    this.delayed.clear()
  }

  hurry = (): void => this.socket.hurry()

  refresh = (): void => this.carryOut({ do: 'fetch-rooms' })

  take = (input: Input): void => {
    const { chat, orders } = step(this.chat, input)
    const moved = chat !== this.chat
    this.chat = chat
    if (moved) this.listeners.forEach((listener) => listener())
    orders.forEach((order) => this.carryOut(order))
    if (input.type === 'rooms') this.takeUp()
    if (KEPT.has(input.type)) keepUnsent(this.me, [...unsentIn(this.chat), ...this.left])
  }

  private takeUp(): void {
    const ready = this.left.filter(({ room_id }) => this.chat.rooms[room_id])
    this.left = this.left.filter(({ room_id }) => !this.chat.rooms[room_id])
    ready.forEach((unsent) => this.take({ type: 'composed', ...unsent }))
  }

  send(room_id: string, content: string): void {
    this.take({ type: 'composed', room_id, content, token: newToken(), written_at: this.world.now().toISOString() })
  }

  async create(name: string, token: string): Promise<Room> {
    const room = await api.createRoom(name, token)
    this.take({ type: 'room', room })
    return room
  }

  private carryOut(order: Order): void {
    switch (order.do) {
      case 'fetch-rooms':
        { this.ask(api.listRooms(), ({ items }) => ({ type: 'rooms', rooms: items }), (problem) => ({ type: 'rooms-failed', problem })); return; }
      case 'fetch-room':
        { this.ask(api.getRoom(order.room_id), (room) => ({ type: 'room', room }), (problem) => roomFailed(order.room_id, problem)); return; }
      case 'fetch-history':
        { this.fetchHistory(order); return; }
      case 'send':
        { this.sendOut(order); return; }
      case 'mark-read':
        // A mark that is lost is made good by the next one, or when the room is opened again.
        { this.ask(api.markRead(order.room_id, order.sequence), () => null, () => null); return; }
    }
  }

  private sendOut({ room_id, token, content }: Order & { do: 'send' }): void {
    this.ask(
      api.sendMessage(room_id, content, token),
      (message) => ({ type: 'sent', room_id, message, token }),
      (problem) => ({ type: 'send-failed', room_id, token, problem }),
    )
  }

  private fetchHistory(order: Order & { do: 'fetch-history' }): void {
    const { room_id, side, from, limit, after_failures } = order
    const query = { limit, ...(side === 'older' ? { before: from } : side === 'newer' ? { after: from } : {}) }
    const now = () =>
      this.ask(
        api.getHistory(room_id, query),
        (page) => ({ type: 'history', room_id, side, page }),
        (problem) => ({ type: 'history-failed', room_id, problem }),
      )
    this.delayed.get(room_id)?.()
    this.delayed.delete(room_id)
    if (after_failures === 0) { now(); return; }
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (after_failures - 1))
    this.delayed.set(room_id, this.world.later(wait, now))
  }

  private ask<Answer>(
    request: Promise<Answer>,
    answered: (answer: Answer) => Input | null,
    refused: (problem: ApiError) => Input | null,
  ): void {
    const tell = (input: Input | null) => {
      if (input) this.take(input)
    }
    request.then(
      (answer) => tell(answered(answer)),
      (error: unknown) => tell(refused(this.asRefusal(error))),
    )
  }

  private asRefusal(error: unknown): ApiError {
    if (!(error instanceof ApiError)) return new ApiError(500, 'Unexpected', '')
    if (error.status === 401) this.hooks.signedOut()
    return error
  }
}

/** A room that may not be seen is no longer there; any other refusal leaves it as it was. */
const roomFailed = (room_id: string, problem: ApiError): Input | null =>
  problem.status === 403 || problem.status === 404 ? { type: 'room-gone', room_id } : null
