// @ts-check
/*
 * What a page does beyond being read: tables are sorted by their headers, the table of verdicts is
 * filtered, marks of charts say what they are. The page is complete without any of it, so whatever
 * is needed for it alone is made or unveiled here. No words: those are in the page.
 */

/**
 * A stretch of rows under one heading, as the page came.
 * @typedef {{
 *   body: HTMLTableSectionElement,
 *   rows: HTMLTableRowElement[],
 *   shared: HTMLTableCellElement | null,
 *   isPinned: boolean,
 * }} Group
 */

/** A table's rows, which can be put in another order, held back, and put back as they came. */
class Sheet {
  /** @param {HTMLTableElement} table */
  constructor(table) {
    this.table = table;
    /** @type {Group[]} */
    this.groups = [...table.tBodies].map((body) => {
      const first = body.rows[0]?.cells[0];
      return {
        body,
        rows: [...body.rows],
        shared: first && first.rowSpan > 1 ? first : null,
        isPinned: body.dataset.pinned !== undefined,
      };
    });
    this.all = this.groups.flatMap(({ rows }) => rows);
    this.movable = this.groups
      .flatMap((group) => (group.isPinned ? [] : group.rows))
      .filter((row) => row.dataset.pinned === undefined);
    /** @type {{ column: number, isDown: boolean } | null} */
    this.order = null;
    /** @type {((row: HTMLTableRowElement) => boolean) | null} */
    this.test = null;
    /** @type {HTMLTableCellElement[]} */
    this.copies = [];
  }

  /** @returns {number} how many rows are shown */
  arrange() {
    this.restore();
    if (this.order || this.test) this.loosen();
    if (this.order) this.sort(this.order);
    let count = 0;
    for (const row of this.all) {
      row.hidden = this.test !== null && !this.test(row);
      if (!row.hidden) count += 1;
    }
    return count;
  }

  restore() {
    for (const copy of this.copies.splice(0)) copy.remove();
    for (const { body, rows, shared } of this.groups) {
      if (shared) shared.rowSpan = rows.length;
      body.append(...rows);
      this.table.append(body);
    }
  }

  /** Gives every row a cell of its own in place of the one that it shares with others. */
  loosen() {
    for (const { rows, shared } of this.groups) {
      if (!shared) continue;
      shared.rowSpan = 1;
      for (const row of rows.slice(1)) {
        const copy = /** @type {HTMLTableCellElement} */ (shared.cloneNode(true));
        row.prepend(copy);
        this.copies.push(copy);
      }
    }
  }

  /** @param {{ column: number, isDown: boolean }} order */
  sort({ column, isDown }) {
    const home = this.groups.find(({ isPinned }) => !isPinned);
    if (!home) return;
    const isNumber = this.isNumber(column);
    const keyed = this.movable.map((row) => ({ row, key: keyOf(row, column) }));
    // Rows without a value come last either way, and equals keep the order they came in.
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      const by = isNumber ? Number(a.key) - Number(b.key) : collator.compare(a.key, b.key);
      return isDown ? -by : by;
    });
    home.body.append(...keyed.map(({ row }) => row));
    for (const { body, isPinned } of this.groups) {
      if (!isPinned && body !== home.body) body.remove();
    }
  }

  /**
   * What an attribute says of a row, or else of the group that it came in.
   * @param {HTMLTableRowElement} row
   * @param {string} key
   */
  said(row, key) {
    const group = this.groups.find(({ rows }) => rows.includes(row));
    return row.dataset[key] ?? group?.body.dataset[key] ?? '';
  }

  /** @param {number} column */
  isNumber(column) {
    const keys = this.movable.map((row) => keyOf(row, column)).filter((key) => key !== null);
    return keys.every((key) => /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/u.test(key));
  }
}

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

/**
 * What a row is sorted by: its cell's value where it has one, else its text.
 * @param {HTMLTableRowElement} row
 * @param {number} column
 * @returns {string | null}
 */
function keyOf(row, column) {
  const cell = row.cells[column];
  const text = (cell?.dataset.value ?? cell?.textContent ?? '').trim();
  if (text === '' || text === '—') return null;
  const isFigure = /^−?\d{1,3}(?:,\d{3})*(?:\.\d+)?$/u.test(text);
  return isFigure ? text.replace('−', '-').replaceAll(',', '') : text;
}

/** Turns a table's headers into buttons: up, down, and as it came. @param {Sheet} sheet */
function sortable(sheet) {
  const heads = [...(sheet.table.tHead?.rows[0]?.cells ?? [])];
  if (sheet.movable.length < 2 || sheet.table.tHead?.rows.length !== 1) return;
  if (heads.some(({ colSpan }) => colSpan > 1)) return;
  for (const head of heads.filter(({ dataset }) => dataset.unsorted === undefined)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const column = heads.indexOf(head);
      const before = sheet.order?.column === column ? sheet.order : null;
      sheet.order = before?.isDown ? null : { column, isDown: before !== null };
      mark(heads, sheet);
      sheet.arrange();
    });
  }
  sheet.table.addEventListener('reset', () => mark(heads, sheet));
}

/** @param {HTMLTableCellElement[]} heads @param {Sheet} sheet */
function mark(heads, { order }) {
  heads.forEach((head, i) => {
    if (order?.column !== i) head.removeAttribute('aria-sort');
    else head.setAttribute('aria-sort', order.isDown ? 'descending' : 'ascending');
  });
}

/**
 * Unveils the controls that narrow a table down, and follows them.
 * @param {HTMLElement} box
 * @param {Sheet} sheet
 */
function filterable(box, sheet) {
  const controls = /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (
    box.querySelectorAll('input, select')
  );
  const status = box.querySelector('[role="status"]');
  const follow = () => {
    const wanted = [...controls].filter(({ value }) => value.trim() !== '');
    sheet.test =
      wanted.length === 0
        ? null
        : (row) => wanted.every((one) => fits(sheet.said(row, one.dataset.key ?? ''), one));
    const counts = { shown: sheet.arrange(), all: sheet.all.length };
    if (!(status instanceof HTMLElement)) return;
    const words = status.dataset.words ?? '';
    status.textContent = words
      .replace('{shown}', String(counts.shown))
      .replace('{all}', String(counts.all));
  };
  box.querySelector('button')?.addEventListener('click', () => {
    for (const control of controls) control.value = '';
    sheet.order = null;
    sheet.table.dispatchEvent(new Event('reset'));
    follow();
  });
  box.addEventListener('input', follow);
  box.hidden = false;
  follow();
}

/**
 * Whether a text is what a control asks for: the very code, or it holds what was typed.
 * @param {string} text
 * @param {HTMLInputElement | HTMLSelectElement} control
 */
function fits(text, control) {
  if (control instanceof HTMLSelectElement) return text === control.value;
  return plain(text).includes(plain(control.value));
}

/** Text without what people leave out or type otherwise. @param {string} text */
function plain(text) {
  return text
    .normalize('NFKC')
    .replace(/[\s'’]+/gu, '')
    .toLowerCase();
}

/** What is said of the mark under the pointer or the keyboard's focus. */
class Tip {
  constructor() {
    this.box = document.createElement('div');
    this.box.className = 'tip';
    this.box.hidden = true;
    // The mark's own label says the same to those who don't see it.
    this.box.setAttribute('aria-hidden', 'true');
    (document.querySelector('main') ?? document.body).append(this.box);
    /** @type {Element | null} */
    this.mark = null;
  }

  /** @param {Element | null} mark */
  show(mark) {
    if (mark === this.mark) return;
    this.mark?.classList.remove('on');
    mark?.classList.add('on');
    this.mark = mark;
    this.box.hidden = mark === null;
    this.box.textContent = mark?.getAttribute('aria-label') ?? '';
    this.place();
  }

  /** The pointer goes before the keyboard, whose mark is told while the pointer points at none. */
  rest() {
    this.show(document.querySelector('svg.chart [aria-label]:focus-visible'));
  }

  /** Above the mark, or below where there is no room, and never beyond the window. */
  place() {
    if (!this.mark) return;
    const at = this.mark.getBoundingClientRect();
    const own = this.box.getBoundingClientRect();
    const most = document.documentElement.clientWidth - own.width - 4;
    const left = Math.min(most, at.left + at.width / 2 - own.width / 2);
    const above = at.top - own.height - 6;
    this.box.style.left = `${Math.max(4, left)}px`;
    this.box.style.top = `${above < 4 ? at.bottom + 6 : above}px`;
  }
}

/** How near to a small mark the pointer must come, in pixels. */
const reach = 14;

/** @param {Element[]} marks @param {PointerEvent} event */
function nearest(marks, event) {
  const { target, clientX, clientY } = event;
  const under = marks.find((mark) => mark === target);
  if (under) return under;
  let best = null;
  let least = reach;
  for (const one of marks) {
    const at = one.getBoundingClientRect();
    const away = Math.hypot(clientX - (at.left + at.width / 2), clientY - (at.top + at.height / 2));
    if (away < least) [best, least] = [one, away];
  }
  return best;
}

/**
 * The marks of a chart, each named by what its `<title>` says. A second drawing of a figure has none: its marks
 * are those of the first one, in the same order.
 * @param {Element} chart
 * @param {readonly string[]} words
 */
function named(chart, words) {
  /** @type {SVGElement[]} */
  const marks = [];
  for (const one of chart.querySelectorAll('.m > *')) {
    if (!(one instanceof SVGElement)) continue;
    const title = one.querySelector('title');
    one.setAttribute('role', 'img');
    one.setAttribute('aria-label', title?.textContent ?? words[marks.length] ?? '');
    one.setAttribute('tabindex', marks.length === 0 ? '0' : '-1');
    title?.remove();
    marks.push(one);
  }
  return marks;
}

/**
 * Gives a chart's marks the tip in place of the browser's own, which no keyboard reaches. A chart is
 * one stop of the tab key; arrows go from mark to mark.
 * @param {Element} chart
 * @param {SVGElement[]} marks
 * @param {Tip} tip
 */
function telling(chart, marks, tip) {
  const box = chart.parentElement;
  if (marks.length === 0 || !box) return;
  chart.setAttribute('role', 'group');
  for (const name of ['pointermove', 'pointerdown']) {
    chart.addEventListener(name, (event) => {
      const near = nearest(marks, /** @type {PointerEvent} */ (event));
      if (near) tip.show(near);
      else tip.rest();
    });
  }
  chart.addEventListener('pointerleave', (event) => {
    if (/** @type {PointerEvent} */ (event).relatedTarget !== tip.box) tip.rest();
  });
  // Not on the chart: a browser takes a picture that listens for the focus for a stop of its own.
  box.addEventListener('focusin', ({ target }) => {
    const one = marks.find((mark) => mark === target);
    if (!one) return;
    for (const mark of marks) mark.setAttribute('tabindex', mark === one ? '0' : '-1');
    tip.show(one);
  });
  box.addEventListener('focusout', () => tip.show(null));
  box.addEventListener('keydown', (event) => {
    const { key, target } = /** @type {KeyboardEvent} */ (event);
    const at = marks.indexOf(/** @type {SVGElement} */ (target));
    const to = next(key, at, marks.length);
    if (at < 0 || to === null) return;
    event.preventDefault();
    marks[to]?.focus();
  });
}

/** @param {string} key @param {number} at @param {number} count */
function next(key, at, count) {
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

for (const table of document.querySelectorAll('main table')) {
  if (!(table instanceof HTMLTableElement)) continue;
  const sheet = new Sheet(table);
  sortable(sheet);
  const box = table.id && document.querySelector(`[data-filters="${CSS.escape(table.id)}"]`);
  if (box instanceof HTMLElement) filterable(box, sheet);
}

const tip = new Tip();
for (const figure of document.querySelectorAll('figure')) {
  /** @type {string[]} */
  let words = [];
  for (const chart of figure.querySelectorAll('svg.chart')) {
    const marks = named(chart, words);
    words = marks.map((mark) => mark.getAttribute('aria-label') ?? '');
    telling(chart, marks, tip);
  }
}

// A box that its content fits into is none, and one with more than it shows takes the tab key.
const boxes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const box = target.closest('.scroll');
    if (!(box instanceof HTMLElement)) continue;
    box.classList.toggle('fits', box.scrollWidth <= box.offsetWidth + 1);
    const isOpen = getComputedStyle(box).overflowY === 'visible';
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = box;
    const hasMore = scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1;
    if (hasMore && !isOpen) box.setAttribute('tabindex', '0');
    else box.removeAttribute('tabindex');
  }
});
for (const box of document.querySelectorAll('.scroll, .scroll > *')) boxes.observe(box);
tip.box.addEventListener('pointerleave', () => tip.rest());
addEventListener('scroll', () => tip.place(), { capture: true, passive: true });
addEventListener('resize', () => tip.place());
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') tip.show(null);
});
