/** Enums that several domains share. */
import type * as db from '../generated/types.ts';
import { enumOf } from './enum-of.ts';

export const Verification = enumOf<db.Verification>('Verification', 'What a fact rests on.', {
  PUBLISHED: 'A named source printed it.',
  DERIVED: 'It was worked out from what is published, such as a sum or a translated name.',
  UNVERIFIED: 'Own knowledge of those who made this data; no source was found.',
});
export const Precision = enumOf<db.QuantityPrecision>(
  'Precision',
  'How exactly a number is known, from the best (EXACT) to the worst (RANGE). A sum or ratio is only as exact as the worst number in it.',
  {
    EXACT: 'Exactly this: it was counted.',
    APPROXIMATE: 'Rounded (_sekitar_).',
    ESTIMATE:
      'Estimated from a survey (_perkiraan_): the workers there are to cover, and so every coverage, whoever published it.',
    AT_LEAST: 'This or more (_setidaknya_).',
    MORE_THAN: 'More than this (_lebih dari_).',
    RANGE: 'Between `low` and `high`, both included; `value` is null.',
  },
);
export const Unit = enumOf<db.Unit>('Unit', 'What a number counts.', {
  WORKERS: 'Workers (_tenaga kerja_).',
  EMPLOYERS: 'Employers (_perusahaan, pemberi kerja_).',
  TRADERS: 'Market traders (_pedagang_).',
  MARKETS: 'Markets (_pasar_).',
  PROJECTS: 'Construction projects (_proyek_).',
  PERCENT: 'Percent, 0 or more; it may be above 100.',
  RUPIAH: 'Indonesian rupiah.',
  LOCAL_GOVERNMENTS: 'Regencies and cities.',
  WORKERS_PER_MONTH: 'Workers per month.',
  EMPLOYERS_PER_MONTH: 'Employers per month.',
  TRADERS_PER_MONTH: 'Market traders per month.',
  PERCENT_PER_MONTH: 'Percentage points per month.',
});
export const Segment = enumOf<db.Segment>(
  'Segment',
  'A segment of workers, in the words of the source. Sources of 2014 divide workers into FORMAL and INFORMAL, sources of today into PU, BPU, JAKON and PMI. FORMAL is close to PU, and INFORMAL to BPU, but they are not the same, and this API never mixes them without saying so.',
  {
    ALL: 'All workers, undivided.',
    FORMAL: 'Under an employer (_sektor formal_).',
    INFORMAL: 'Without an employer (_sektor informal_).',
    PU: 'Wage earners (_penerima upah_).',
    BPU: 'Self-paying workers (_bukan penerima upah_).',
    PU_BPU: 'Wage earners and self-paying workers together, without construction.',
    JAKON: 'Construction, covered per project (_jasa konstruksi_).',
    PMI: 'Migrant workers (_pekerja migran Indonesia_).',
  },
);
export const Measure = enumOf<db.Measure>('Measure', 'What a figure counts.', {
  PARTICIPANTS: 'Workers who take part on a day (_peserta_).',
  EMPLOYERS: 'Employers who take part on a day (_perusahaan_).',
  JOINED:
    'Workers who joined in a period, also those who came back, without subtracting those who left (_penambahan, peserta baru_). The period is the month or year in `asOf`, or since 1 January where that is YEAR_TO_DATE.',
  LEFT: 'Workers who left in a period (_peserta keluar_). `asOf` says the period, as for JOINED.',
  COVERAGE: 'Coverage as a source states it (_cakupan_), in percent.',
  MARKETS: 'Traditional markets that take part.',
});
export const Basis = enumOf<db.Basis>('Basis', 'Which workers are counted as participants.', {
  ACTIVE: 'Those who pay contributions (_peserta aktif_).',
  REGISTERED: 'All who were ever registered, also those who no longer pay (_peserta terdaftar_).',
  UNSPECIFIED: 'The source does not say.',
});
export const ProgrammeCode = enumOf<db.ProgrammeCode>('ProgrammeCode', 'An insurance programme.', {
  JKK: 'Work accident insurance (_jaminan kecelakaan kerja_).',
  JKM: 'Death insurance (_jaminan kematian_).',
  JHT: 'Old-age savings (_jaminan hari tua_).',
  JP: 'Pension (_jaminan pensiun_), from 1 July 2015.',
  JKP: 'Job-loss insurance (_jaminan kehilangan pekerjaan_), from 2021.',
});
