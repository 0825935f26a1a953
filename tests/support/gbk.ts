let codes: Map<string, number> | undefined;

/** A text in GBK, of which Node decodes only; throws for a character that GBK lacks. */
export function gbk(text: string): Buffer {
  codes ??= tableOfCodes();
  const bytes = [...text].flatMap((character) => {
    if (character < '\u0080') return [character.charCodeAt(0)];
    const code = codes?.get(character);
    if (code === undefined) throw new Error(`${character} is not in GBK`);
    return [code >> 8, code & 0xff];
  });
  return Buffer.from(bytes);
}

function tableOfCodes(): Map<string, number> {
  const table = new Map<string, number>();
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) {
        table.set(character, lead * 256 + trail);
      }
    }
  }
  return table;
}
