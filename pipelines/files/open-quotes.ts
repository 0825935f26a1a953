const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;
const delimiters = new Set([...',\t;|'].map((one) => one.charCodeAt(0)));

type State = 'field' | 'plain' | 'quoted' | 'closed';

/**
 * Counts the lines that end inside quotes, or have something behind a closing one, while chunks of UTF-8 pass by;
 * each line by itself, and whichever of its signs delimits.
 */
export class OpenQuotes {
  lines = 0;
  private state: State = 'field';
  private isCounted = false;

  write(chunk: Uint8Array): void {
    const isQuiet = this.state !== 'quoted' && this.state !== 'closed' && !this.isCounted;
    const first = chunk.indexOf(QUOTE);
    if (isQuiet && first < 0) {
      if (chunk.length > 0) this.state = isFieldEnd(chunk.at(-1) ?? 0) ? 'field' : 'plain';
      return;
    }
    for (const byte of chunk) this.take(byte);
  }

  private take(byte: number): void {
    if (byte === LF) {
      if (this.state === 'quoted') this.count();
      this.isCounted = false;
      this.state = 'field';
    } else if (this.state === 'quoted') {
      if (byte === QUOTE) this.state = 'closed';
    } else if (this.state === 'closed') {
      if (byte === QUOTE) this.state = 'quoted';
      else if (isFieldEnd(byte)) this.state = 'field';
      else if (byte !== SPACE && byte !== CR) {
        this.count();
        this.state = 'plain';
      }
    } else if (this.state === 'field' && byte === QUOTE) this.state = 'quoted';
    else this.state = isFieldEnd(byte) ? 'field' : 'plain';
  }

  private count(): void {
    if (!this.isCounted) this.lines += 1;
    this.isCounted = true;
  }
}

function isFieldEnd(byte: number): boolean {
  return byte === LF || delimiters.has(byte);
}
