import type { Said } from '../pothos-kysely/index.ts';

/** Why nothing of a file is taken. What is wrong with a row of it is for the database to say. */
export class FileFault extends Error {
  /** A text of faults.json. */
  readonly said: Said;
  /** Is it its size that is wrong, a form that is not read, or what is in it? */
  readonly kind: 'SIZE' | 'FORM' | 'CONTENT';

  constructor(what: Said, kind: FileFault['kind'] = 'CONTENT') {
    super('The file cannot be taken.');
    this.said = what;
    this.kind = kind;
  }
}
