/**
 * What a script adds to the pages, which can be read without it: a chart tells all about the mark that is pointed at or
 * chosen, and its marks are one tab stop, with the arrow keys inside.
 */
import './pages.css';

for (const chart of document.querySelectorAll<HTMLElement>('.chart')) {
  const readout = chart.querySelector<HTMLElement>('.readout');
  const tell = ({ target }: Event) => {
    const mark = target instanceof Element ? target.closest('[data-tells]') : null;
    if (readout && mark) readout.textContent = mark.getAttribute('data-tells');
  };
  // Not `pointerover`: a mark that is scrolled below a pointer at rest is not pointed at.
  for (const kind of ['pointermove', 'focusin', 'click']) chart.addEventListener(kind, tell);
}

type Mark = HTMLElement | SVGElement;
for (const group of document.querySelectorAll<HTMLElement>('[data-keys]')) {
  const marks = [...group.querySelectorAll<Mark>('[data-tells]')];
  const enter = (mark: Mark | undefined, focus: boolean) => {
    if (!mark) return;
    for (const each of marks) each.setAttribute('tabindex', each === mark ? '0' : '-1');
    if (focus) mark.focus();
  };
  enter(marks[0], false);
  // Not at the group: Chromium makes a tab stop of a drawing that listens for the focus.
  group.parentElement?.addEventListener('focusin', ({ target }) =>
    enter(
      marks.find((mark) => mark === target),
      false,
    ),
  );
  group.addEventListener('keydown', (event) => {
    const now = marks.indexOf(document.activeElement as Mark);
    const next = now < 0 ? undefined : placeAfter(event.key, now, marks);
    if (next === undefined) return;
    event.preventDefault();
    enter(marks[Math.min(marks.length - 1, Math.max(0, next))], true);
  });
}

/** Which mark a key leads to; undefined for all keys that lead nowhere. */
function placeAfter(key: string, now: number, marks: readonly Mark[]): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return marks.length - 1;
  const top = (mark: Mark) => mark.getBoundingClientRect().top;
  // As many marks stand in the first row as are as high as the first one; a series is one row.
  const row = marks.filter((mark) => top(mark) === top(marks[0] as Mark)).length;
  const isGrid = marks[now]?.closest('[data-keys]')?.getAttribute('data-keys') === 'grid';
  const [up, down] = isGrid ? [-row, row] : [-1, 1];
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: up, ArrowDown: down }[key];
  if (step === undefined) return undefined;
  const next = now + step;
  // Below the last row, or above the first, the mark stays.
  return next < 0 || next >= marks.length ? now : next;
}
