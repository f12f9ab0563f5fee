/** A text in which what stands between backquotes is code. */
export const Marked = ({ text }: { text: string }) =>
  text.split('`').map((part, i) => (i % 2 ? <code>{part}</code> : part));
