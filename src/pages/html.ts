/**
 * Elements as the text of a page. Preact's own renderer does much that pages without a state do not need, and is 3 KiB
 * gzip of the Worker.
 */
import type { ComponentChildren, VNode } from 'preact';

/** What has no content and no end. */
const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta']);
const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
/** All text and all values of attributes go through this, and nothing else makes text of a page. */
const escaped = (text: string): string => text.replace(/[&<"]/g, (character) => ESCAPED[character] as string);

type Props = Record<string, unknown> & {
  children?: ComponentChildren;
  /** Text that is no HTML, such as JSON; whoever gives it takes care that it cannot end its element. */
  dangerouslySetInnerHTML?: { __html: string };
};

/** An element with all that is in it; nothing for null, undefined, true and false. */
export function htmlOf(node: ComponentChildren): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (Array.isArray(node)) return node.map(htmlOf).join('');
  if (typeof node !== 'object') return escaped(String(node));
  const { type, props } = node as VNode<Props>;
  if (typeof type === 'function') return htmlOf((type as (props: Props) => ComponentChildren)(props));
  const { children, dangerouslySetInnerHTML, ...attributes } = props;
  const beginning = `<${type}${Object.entries(attributes).map(attributeOf).join('')}`;
  if (VOID.has(type)) return `${beginning}/>`;
  return `${beginning}>${dangerouslySetInnerHTML?.__html ?? htmlOf(children)}</${type}>`;
}

/** An attribute, with the space before it: nothing where it is false or not given, its name alone where it is true. */
function attributeOf([name, value]: [string, unknown]): string {
  if (value === null || value === undefined || value === false) return '';
  return value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`;
}
