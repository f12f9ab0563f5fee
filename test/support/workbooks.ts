import { crc32, deflateRawSync } from 'node:zlib';

/** A cell as it stands in the XML of a workbook, or a text. Of the styles 1 shows a percentage; `at` is a place such as Q7. */
type Cell = string | { value: string; formula?: string; type?: string; style?: 0 | 1; at?: string };
interface Odd {
  /** How long the XML of the sheet is; blanks fill it up. */
  sheetBytes?: number;
  /** How long it says that it is. */
  saidBytes?: number;
  /** Does only the end of each part say how long it was, and the list of parts that it is nothing? */
  saidAfter?: boolean;
  /** After which text of it the XML of the sheet ends. */
  ends?: string;
  rowNumbers?: readonly number[];
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook of one sheet, made by hand, so that it can have what no library writes. */
export function workbookOf(rows: readonly (readonly Cell[])[], odd: Odd = {}): Uint8Array {
  const cell = (each: Cell) =>
    typeof each === 'string'
      ? `<c t="inlineStr"><is><t>${each}</t></is></c>`
      : `<c${each.at ? ` r="${each.at}"` : ''}${each.style === undefined ? '' : ` s="${each.style}"`}${each.type ? ` t="${each.type}"` : ''}>${each.formula ? `<f>${each.formula}</f>` : ''}<v>${each.value}</v></c>`;
  const data = rows
    .map((row, i) => `<row r="${odd.rowNumbers?.[i] ?? i + 1}">${row.map(cell).join('')}</row>`)
    .join('');
  const whole = `${XML}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`;
  const sheet = odd.ends ? whole.slice(0, whole.indexOf(odd.ends) + odd.ends.length) : whole;
  const files: [name: string, text: string][] = [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${XML}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs></styleSheet>`,
    ],
    ['xl/worksheets/sheet1.xml', sheet.padEnd(odd.sheetBytes ?? 0)],
  ];
  return zipOf(files, odd);
}

function zipOf(files: readonly [name: string, text: string][], { sheetBytes, saidBytes, saidAfter }: Odd): Uint8Array {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, text] of files) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const isOdd = bytes.length === sheetBytes;
    const said = isOdd ? (saidBytes ?? bytes.length) : bytes.length;
    const [flags, listedPacked, listedSize] = isOdd && saidAfter ? [8, 0, 0] : [0, packed.length, said];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(bytes), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(bytes), 16);
    entry.writeUInt32LE(listedPacked, 20);
    entry.writeUInt32LE(listedSize, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    const part = Buffer.concat([local, Buffer.from(name), packed]);
    parts.push(part);
    list.push(Buffer.concat([entry, Buffer.from(name)]));
    at += part.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
