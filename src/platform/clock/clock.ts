/** The only source of the present moment: everything else is given a `Clock`. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that starts at `start` and runs on at normal speed: rehearsals and `CLOCK=<ISO time>`. */
export function clockStartingAt(start: Date): Clock {
  const offset = start.getTime() - Date.now()
  return { now: () => new Date(Date.now() + offset) }
}

/** A clock moved by hand, for tests and for the simulator. */
export interface ManualClock extends Clock {
  set(to: Date): void
  advance(milliseconds: number): void
}

export function manualClock(start: Date): ManualClock {
  let current = start.getTime()
  return {
    now: () => new Date(current),
    set: (to) => {
      current = to.getTime()
    },
    advance: (milliseconds) => {
      current += milliseconds
    },
  }
}
