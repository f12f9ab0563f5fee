/** What is wrong with a file as a whole, in both languages. What is wrong with a row is for the database to say. */
import type { Language } from '../language.ts';

const WORDS = {
  EMPTY: {
    EN: 'The file is empty.',
    ID: 'Berkas ini kosong.',
  },
  NO_ROWS: {
    EN: 'No row of the file has a number. Fill in the column "value" ("nilai").',
    ID: 'Tidak ada baris yang berisi angka. Isilah kolom "nilai" ("value").',
  },
  TOO_MANY_ROWS: {
    EN: 'The file has {count} rows; at most {limit} are taken at once. Divide it, by local government, say.',
    ID: 'Berkas ini memuat {count} baris; paling banyak {limit} diterima sekaligus. Bagilah berkasnya, misalnya per kabupaten/kota.',
  },
  TOO_LONG_SHEET: {
    EN: 'The sheet goes on after row {limit}. Delete the rows below, also those that look empty.',
    ID: 'Lembar ini berlanjut setelah baris {limit}. Hapus baris di bawahnya, juga yang tampak kosong.',
  },
  TOO_LARGE: {
    EN: 'Unpacked, the file is larger than {limit} bytes. Send less at once, without pictures and other sheets.',
    ID: 'Setelah dibuka, berkas ini lebih besar dari {limit} byte. Kirim lebih sedikit sekaligus, tanpa gambar dan lembar lain.',
  },
  NOT_GZIP: {
    EN: 'The body is not gzip, as its content-encoding says, or does not end where gzip ends.',
    ID: 'Isi kiriman bukan gzip seperti yang dinyatakan content-encoding, atau tidak berakhir di akhir gzip.',
  },
  UTF16: {
    EN: 'The file is UTF-16. Save it as "CSV UTF-8".',
    ID: 'Berkas ini UTF-16. Simpanlah sebagai "CSV UTF-8".',
  },
  NOT_UTF8: {
    EN: 'The file is not UTF-8; it may be Latin-1 (Windows-1252). Save it as "CSV UTF-8".',
    ID: 'Berkas ini bukan UTF-8; mungkin Latin-1 (Windows-1252). Simpanlah sebagai "CSV UTF-8".',
  },
  NOT_XLSX: {
    EN: 'The file is not a workbook (XLSX) that can be read, or something follows on its end. Save it anew as "Excel workbook (.xlsx)", without a password.',
    ID: 'Berkas ini bukan buku kerja (XLSX) yang dapat dibaca, atau ada sesuatu setelah akhirnya. Simpan ulang sebagai "Excel workbook (.xlsx)" tanpa kata sandi.',
  },
  QUOTE_NOT_CLOSED: {
    EN: 'Row {row}: a quote (") is opened in or before this row and not closed, or the row is longer than {limit} characters.',
    ID: 'Baris {row}: tanda kutip (") dibuka di baris ini atau sebelumnya dan tidak ditutup, atau baris ini lebih panjang dari {limit} karakter.',
  },
  BAD_QUOTE: {
    EN: 'Row {row}, column {column}: a quote (") stands within the cell. Put the whole cell in quotes, and write each quote in it twice.',
    ID: 'Baris {row}, kolom {column}: ada tanda kutip (") di dalam sel. Apit seluruh sel dengan tanda kutip dan tulis setiap tanda kutip di dalamnya dua kali.',
  },
  OTHER_CELL_COUNT: {
    EN: 'Row {row}, column {column}: the row has {count} cells, the first row has {limit}; or the cell is below no name.',
    ID: 'Baris {row}, kolom {column}: baris ini memuat {count} sel, sedangkan baris pertama {limit}; atau selnya tidak di bawah nama kolom.',
  },
  NUL: {
    EN: 'Row {row}, column {column}: the cell has a character that is no text (NUL).',
    ID: 'Baris {row}, kolom {column}: sel ini memuat karakter yang bukan teks (NUL).',
  },
  CELL_TOO_LONG: {
    EN: 'Row {row}, column {column}: the cell has {count} characters; at most {limit} are taken.',
    ID: 'Baris {row}, kolom {column}: sel ini memuat {count} karakter; paling banyak {limit} diterima.',
  },
  UNKNOWN_HEADER: {
    EN: 'Row {row}, column {column}: there is no column "{header}". Columns are {known}.',
    ID: 'Baris {row}, kolom {column}: tidak ada kolom "{header}". Kolomnya adalah {known}.',
  },
  HEADER_TWICE: {
    EN: 'Row {row}, column {column}: the column "{header}" is there already.',
    ID: 'Baris {row}, kolom {column}: kolom "{header}" sudah ada.',
  },
  HEADER_MISSING: {
    EN: 'Row {row}: the column "{header}" ("{other}") is missing. The file begins with the names of its columns; /imports/template.xlsx has them.',
    ID: 'Baris {row}: kolom "{other}" ("{header}") tidak ada. Berkas diawali nama kolom; /imports/template.xlsx memuatnya.',
  },
} as const satisfies Record<string, Record<Language, string>>;

type Told = Readonly<Record<string, string | number>>;

/** Why nothing of a file is taken. */
export class FileFault extends Error {
  readonly #fault: keyof typeof WORDS;
  readonly #told: Told;

  constructor(fault: keyof typeof WORDS, told: Told = {}) {
    super(fault);
    this.#fault = fault;
    this.#told = told;
  }
  /** Is it its size that is wrong? */
  get isTooMuch(): boolean {
    return ['TOO_MANY_ROWS', 'TOO_LONG_SHEET', 'TOO_LARGE'].includes(this.#fault);
  }
  /** Is it a form that is not read? */
  get isOtherForm(): boolean {
    return ['UTF16', 'NOT_UTF8'].includes(this.#fault);
  }
  in(language: Language): string {
    return WORDS[this.#fault][language].replace(/\{(\w+)\}/g, (_, name) => String(this.#told[name]));
  }
}
