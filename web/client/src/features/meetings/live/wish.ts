/** A switch that takes its time: it is turned again until it stands as it was last wished. */
export class Wish {
  private stands = false
  private turning: Promise<void> | null = null
  wanted = false

  constructor(
    private readonly turn: (on: boolean) => Promise<unknown>,
    private readonly failed: (error: unknown) => void,
  ) {}

  set(on: boolean): Promise<void> {
    this.wanted = on
    this.turning ??= this.follow()
    return this.turning
  }

  /** It was turned by somebody else. */
  found(on: boolean): void {
    this.wanted = on
    this.stands = on
  }

  private async follow(): Promise<void> {
    while (this.stands !== this.wanted) {
      const on = this.wanted
      try {
        await this.turn(on)
        this.stands = on
      } catch (error) {
        this.found(!on)
        this.failed(error)
      }
    }
    this.turning = null
  }
}
