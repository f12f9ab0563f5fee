/** Kata-kata halaman dalam bahasa Indonesia; words.en.ts memuat hal yang sama dalam bahasa Inggris. */
import type { Words } from './words.en.ts';

export const id: Words = {
  name: 'Jangkau',
  tagline:
    'Sejauh mana jaminan sosial menjangkau pekerja Indonesia: peserta, target, dan kesepakatan, beserta sumbernya.',
  skip: 'Langsung ke isi',
  pages: 'Halaman',
  nav: {
    coverage: 'Cakupan',
    agreements: 'Kesepakatan',
    quality: 'Mutu data',
    developers: 'Untuk pengembang',
  },
  loading: 'Angka-angka sedang diambil …',
  knownUpTo: (moment, version, day) => `Data diketahui sampai ${moment} (versi ${version}), ditampilkan per ${day}.`,
  cite: 'Kutipan:',
  citation: (title, day, version) => `Jangkau, “${title}”, data versi ${version}, per ${day},`,
  about:
    'Jangkau mengumpulkan angka yang pernah dipublikasikan tentang BPJS Ketenagakerjaan, jaminan sosial bagi pekerja Indonesia. Ini bukan terbitan lembaga tersebut. Setiap angka disertai sumbernya.',

  notFound: 'Tidak ada apa-apa di sini',
  notUnderstood: 'Ini tidak dapat ditampilkan',
  failed: 'Angka-angka sedang tidak dapat diambil',
  tryAgain: 'Coba lagi',
  toHome: 'Ke halaman depan',
  errorCode: 'Kesalahan',
  requestId: 'permintaan',

  noData: 'tidak ada data',
  number: {
    precision: 'ketelitian',
    basis: 'dasar',
    asOf: (date) => `per ${date}`,
    knownSince: (date) => `diketahui di sini sejak ${date}`,
    source: 'sumber',
    sources: 'sumber',
    doubts: 'keraguan',
    derived: 'dihitung, tidak dilaporkan demikian',
    more: 'Arahkan penunjuk ke suatu angka, atau pilihlah, untuk membaca keterangannya.',
  },
  actions: {
    table: 'Tabel',
    explorer: 'Buka di penjelajah',
    address: 'Alamat untuk dikutip',
  },
  home: {
    title: 'Sejauh mana pekerja terlindungi',
    sentence:
      'Jangkau menunjukkan berapa banyak pekerja Indonesia yang dilindungi BPJS Ketenagakerjaan, wilayah demi wilayah, seberapa pasti tiap angkanya, dan kesepakatan mana yang akan menambahnya.',
    participants: 'peserta',
    coverage: 'dari seluruh pekerja tercakup, menurut yang dipublikasikan',
    toArea: (name) => `Selengkapnya tentang ${name}`,
    changes: 'Yang terakhir diketahui',
    allChanges: 'Semua perubahan sebagai umpan',
    doors: 'Lanjut ke mana',
    figures: 'Angka',
    figuresText: 'Peserta, cakupan, target, dan sumbernya, untuk seluruh Indonesia dan tiap wilayahnya.',
    agreements: 'Kesepakatan',
    agreementsText:
      'Apa yang ditandatangani gubernur, bupati, dan wali kota, siapa yang mengikuti, dan apa yang segera berakhir.',
    developers: 'Untuk pengembang',
    developersText: 'Satu API GraphQL, pertanyaan tersimpan yang beralamat, tabel untuk lembar kerja, dan penjelajah.',
    amount: (figures, agreements) => `Tercatat ${figures} angka dan ${agreements} kesepakatan.`,
  },
};
