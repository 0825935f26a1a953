const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;
const delimiters = new Set([...',\t;|'].map((one) => one.charCodeAt(0)));

/** Before a field, inside of one without quotes, inside quotes, behind a closing one. */
const FIELD = 0;
const PLAIN = 1;
const QUOTED = 2;
const CLOSED = 3;

/**
 * Counts the lines that end inside quotes, or have something behind a closing one, while chunks of UTF-8 pass by;
 * each line by itself, and whichever of its signs delimits.
 */
export class OpenQuotes {
  lines = 0;
  private state = FIELD;
  private isCounted = false;

  write(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.state < QUOTED && !this.isCounted) {
        // Most of a file is outside of quotes, and from one to the next there is nothing to see.
        const next = chunk.indexOf(QUOTE, at);
        const end = next < 0 ? chunk.length : next;
        if (end > at) this.state = isFieldEnd(chunk[end - 1] ?? 0) ? FIELD : PLAIN;
        if (next < 0) return;
        at = next;
      }
      this.take(chunk[at] ?? 0);
      at += 1;
    }
  }

  private take(byte: number): void {
    if (byte === LF) {
      if (this.state === QUOTED) this.count();
      this.isCounted = false;
      this.state = FIELD;
    } else if (this.state === QUOTED) {
      if (byte === QUOTE) this.state = CLOSED;
    } else if (this.state === CLOSED) {
      if (byte === QUOTE) this.state = QUOTED;
      else if (isFieldEnd(byte)) this.state = FIELD;
      else if (byte !== SPACE && byte !== CR) {
        this.count();
        this.state = PLAIN;
      }
    } else if (this.state === FIELD && byte === QUOTE) this.state = QUOTED;
    else this.state = isFieldEnd(byte) ? FIELD : PLAIN;
  }

  private count(): void {
    if (!this.isCounted) this.lines += 1;
    this.isCounted = true;
  }
}

function isFieldEnd(byte: number): boolean {
  return byte === LF || delimiters.has(byte);
}
