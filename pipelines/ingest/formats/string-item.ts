import { unescaped } from './xml.js';

/** A text of a workbook: the pieces that differ in looks are one, and how it is read aloud is no part of it. */
export class StringItem {
  private written = '';
  private isIn = false;
  private aloud = 0;

  begin(): void {
    this.written = '';
    this.isIn = false;
    this.aloud = 0;
  }

  open(name: string): void {
    if (name === 'rPh') this.aloud += 1;
    this.isIn = name === 't' && this.aloud === 0;
  }

  close(name: string): void {
    if (name === 'rPh') this.aloud -= 1;
    this.isIn = false;
  }

  add(text: string): void {
    if (this.isIn) this.written += text;
  }

  get text(): string {
    return unescaped(this.written);
  }
}
