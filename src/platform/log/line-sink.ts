interface Output {
  write(text: string): unknown
}

export interface LineSink {
  write(line: string): void
  /** Writes what is held back; call it when the program ends. */
  flush(): void
}

/** Joins the lines of one turn of the event loop into one write: a write to a pipe or a file blocks. */
export function lineSink(output: Output): LineSink {
  let held = ''
  const flush = () => {
    if (held === '') return
    const text = held
    held = ''
    output.write(text)
  }
  return {
    write: (line) => {
      if (held === '') setImmediate(flush)
      held += line
    },
    flush,
  }
}
