import { isAscii } from 'node:buffer';

/** After so many stretches of characters it is known what a text is. */
const ENOUGH_RUNS = 100_000;
/** Fewer characters than these are too few to be counted by their kinds. */
const FEWEST_CHARACTERS = 20;
const FEWEST_DISTINCT = 8;

/**
 * Whether bytes that could be GB18030 are Chinese, told while they pass. Nearly any bytes could be:
 * in text of Western Europe an accented letter makes a "character" of the letter behind it, so that
 * São would be S鉶. What tells the two apart is how such characters stand: Chinese ones are mostly
 * those of GB 2312, of which both bytes are above ASCII, and stand in words of two and more or by
 * themselves, not one by one inside of words of Latin letters.
 */
export class ChineseProbe {
  private runs = 0;
  private latinRuns = 0;
  private characters = 0;
  private withAsciiByte = 0;
  private readonly distinct = new Set<number>();
  private distinctCommon = 0;
  private lead = 0;
  /** Bytes of a character of four that are still to come. */
  private toCome = 0;
  private before = 0;
  private previous = 0;
  private readonly run = { length: 0, isAllOdd: true, only: 0 };

  write(chunk: Uint8Array): void {
    if (this.runs >= ENOUGH_RUNS) return;
    for (const byte of chunk) {
      if (this.toCome > 0) this.toCome -= 1;
      else if (this.lead > 0) this.endCharacter(byte);
      else if (byte > 0x80) this.lead = byte;
      else this.takeAscii(byte);
    }
  }

  /** To be asked when all bytes have passed. */
  get isPlausible(): boolean {
    this.endRun(0);
    if (this.latinRuns * 2 >= this.runs && this.runs > 0) return false;
    const { characters, withAsciiByte, distinct, distinctCommon } = this;
    // Big5 and Shift JIS have such bytes at every turn; traditional characters in GBK at some.
    if (characters >= FEWEST_CHARACTERS && withAsciiByte * 3 > characters) return false;
    return distinct.size < FEWEST_DISTINCT || distinctCommon * 4 >= distinct.size;
  }

  private endCharacter(byte: number): void {
    const { lead } = this;
    this.lead = 0;
    if (byte >= 0x30 && byte <= 0x39) {
      this.toCome = 2;
      this.add(lead * 256 + byte, false);
    } else if (byte >= 0x40) {
      // Of the signs that GBK added, the dash of ranges is common.
      const hasAscii = byte < 0x80 && lead !== 0xa8 && lead !== 0xa9;
      this.add(lead * 256 + byte, hasAscii || isPrivate(lead, byte));
      if (hasAscii) this.withAsciiByte += 1;
    } else {
      // No character at all; whether the text is valid is not asked here.
      this.takeAscii(byte);
    }
  }

  private add(code: number, isOdd: boolean): void {
    const { run } = this;
    if (run.length === 0) this.before = this.previous;
    run.length += 1;
    run.only = code;
    run.isAllOdd &&= isOdd;
    this.characters += 1;
    if (!this.distinct.has(code)) {
      this.distinct.add(code);
      if (isCommon(code)) this.distinctCommon += 1;
    }
  }

  private takeAscii(byte: number): void {
    if (this.run.length > 0) this.endRun(byte);
    this.previous = byte;
  }

  private endRun(after: number): void {
    const { run, before } = this;
    if (run.length === 0) return;
    const isHanzi = run.length === 1 && run.only >= 0xb000;
    const isInside = isLetter(before) && isLetter(after);
    const isRareBeside = !isCommon(run.only) && (isSmall(before) || isSmall(after));
    this.runs += 1;
    if (run.isAllOdd || (isHanzi && (isInside || isRareBeside))) this.latinRuns += 1;
    run.length = 0;
    run.isAllOdd = true;
  }
}

/**
 * Whether bytes that are UTF-8 are so by chance: 约, 状态 and 目录 in GBK have the bytes of Լ, of a
 * Hebrew letter with an accent and of Ŀ¼. A file in which nothing else is Chinese is taken for GBK where
 * such signs stand apart from Latin letters and don't make words of one script.
 */
export class DisguiseProbe {
  private isSettled = false;
  private hasRuns = false;
  private hasOthers = false;
  private previous = 0;
  private before = 0;
  private lead = 0;
  private readonly run = { length: 0, lead: 0, isOneScript: true };

  write(chunk: Uint8Array): void {
    if (this.isSettled) return;
    if (isAscii(chunk)) {
      this.takeAscii(chunk[0] ?? 0);
      this.previous = chunk.at(-1) ?? 0;
      return;
    }
    for (const byte of chunk) {
      if (byte < 0x80) this.takeAscii(byte);
      else if (byte >= 0xe0) this.isSettled = true;
      else if (byte >= 0xc0) this.lead = byte;
      else this.endCharacter(byte);
      if (this.isSettled) return;
    }
  }

  /** To be asked when all bytes have passed, and were UTF-8. */
  get isLikely(): boolean {
    this.takeAscii(0);
    return !this.isSettled && this.hasRuns && this.hasOthers;
  }

  private endCharacter(byte: number): void {
    const { run, lead } = this;
    // No hanzi of GB 2312 has such a byte.
    if (byte < 0xa1) this.isSettled = true;
    if (run.length === 0) {
      this.before = this.previous;
      run.lead = lead;
    }
    run.isOneScript &&= run.lead === lead;
    run.length += 1;
    // Signs and letters of Latin-1, such as ° and é, stand by themselves too.
    if (lead > 0xc3) this.hasOthers = true;
  }

  private takeAscii(byte: number): void {
    const { run } = this;
    if (run.length > 0) {
      const isWord = run.length > 1 && run.isOneScript;
      if (isLetter(this.before) || isLetter(byte) || isWord) this.isSettled = true;
      this.hasRuns = true;
      run.length = 0;
      run.isOneScript = true;
    }
    this.previous = byte;
  }
}

/** Punctuation, other signs and the 3755 hanzi of the first level of GB 2312. */
function isCommon(code: number): boolean {
  const lead = code >> 8;
  return (
    (code & 0xff) >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xd7))
  );
}

/** Codes that stand for no character. */
function isPrivate(lead: number, byte: number): boolean {
  return byte >= 0xa1 ? (lead >= 0xaa && lead <= 0xaf) || lead >= 0xf8 : lead === 0xa1;
}

function isSmall(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

function isLetter(byte: number): boolean {
  return isSmall(byte) || (byte >= 0x41 && byte <= 0x5a);
}
