/**
 * What JSX becomes in the Worker (wrangler.toml): an element is its type and what it is given, which `htmlOf` reads. Preact
 * gives the types of elements, and none of its renderer.
 */
import type { ComponentChildren } from 'preact';

export const jsx = (type: unknown, props: unknown) => ({ type, props });
export const jsxs = jsx;
export const Fragment = ({ children }: { children?: ComponentChildren }) => children;
