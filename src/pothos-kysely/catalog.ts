/** What the database says about one column. */
export interface CatalogColumn {
  /** PostgreSQL type name without schema; for arrays the element's. */
  readonly type: string;
  readonly nullable: boolean;
  readonly array?: boolean;
}

/** A table, view or composite type. Views and composite types have no keys. */
export interface CatalogTable {
  /** How many tables PostgreSQL plans for it. @default 1, which a view has to say otherwise */
  readonly relations?: number;
  readonly columns: Readonly<Record<string, CatalogColumn>>;
  readonly primaryKey?: readonly string[];
  readonly uniques?: readonly (readonly string[])[];
  readonly foreignKeys?: readonly {
    readonly columns: readonly string[];
    readonly table: string;
    readonly references: readonly string[];
  }[];
}

/** What the schema is checked against when it is built. Generated from the database. */
export interface Catalog {
  readonly tables: Readonly<Record<string, CatalogTable>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

/** Are `columns` enough to find at most one row of `table`? */
export function isUnique(table: CatalogTable, key: readonly string[], columns: readonly string[]): boolean {
  const candidates = [key, table.primaryKey ?? [], ...(table.uniques ?? [])];
  return candidates.some((unique) => unique.length > 0 && unique.every((column) => columns.includes(column)));
}

/** The only foreign key of one column from a table to another, as child column: parent column; undefined where there are none or several. */
export function onlyKey(parent: CatalogTable, childTable: string): Readonly<Record<string, string>> | undefined {
  const keys = (parent.foreignKeys ?? []).filter((key) => key.table === childTable && key.columns.length === 1);
  const [key] = keys;
  return keys.length === 1 && key ? { [key.references[0] as string]: key.columns[0] as string } : undefined;
}

/** Does a foreign key over NOT NULL columns prove that the row `on` points to exists? */
export function isProven(parent: CatalogTable, childTable: string, on: Readonly<Record<string, string>>): boolean {
  const pairs = Object.entries(on);
  return (parent.foreignKeys ?? []).some(
    (key) =>
      key.table === childTable &&
      key.columns.length === pairs.length &&
      pairs.every(([child, column]) => {
        const at = key.columns.indexOf(column);
        return at >= 0 && key.references[at] === child && parent.columns[column]?.nullable === false;
      }),
  );
}
