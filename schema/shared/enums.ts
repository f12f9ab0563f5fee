/** Enums that several domains share. */
import type * as db from '../generated/types.ts';
import { enumOf } from './enum-of.ts';

export const Verification = enumOf<db.Verification>('Verification', 'How a fact came to be here.', {
  PUBLISHED: 'As a named source printed it.',
  DERIVED: 'Worked out from what is published: a sum, a translated name.',
  UNVERIFIED: 'Own knowledge; no source was found.',
});
export const Precision = enumOf<db.QuantityPrecision>(
  'Precision',
  'How sure a number is; the worst wins in sums and ratios.',
  {
    EXACT: 'Counted.',
    APPROXIMATE: 'Rounded or estimated (_sekitar_).',
    AT_LEAST: 'This or more (_setidaknya_).',
    MORE_THAN: 'More than this (_lebih dari_).',
    RANGE: 'Between `low` and `high`; `value` is null.',
  },
);
export const Unit = enumOf<db.Unit>('Unit', 'What a number counts.', {
  WORKERS: 'Workers (_tenaga kerja_).',
  EMPLOYERS: 'Employers (_perusahaan, pemberi kerja_).',
  TRADERS: 'Market traders (_pedagang_).',
  MARKETS: 'Markets (_pasar_).',
  PROJECTS: 'Construction projects (_proyek_).',
  PERCENT: 'Percent, from 0; may exceed 100.',
  RUPIAH: 'Indonesian rupiah.',
  LOCAL_GOVERNMENTS: 'Regencies and cities.',
  WORKERS_PER_MONTH: 'Workers a month.',
  EMPLOYERS_PER_MONTH: 'Employers a month.',
  TRADERS_PER_MONTH: 'Traders a month.',
  PERCENT_PER_MONTH: 'Percentage points a month.',
});
export const DatePrecision = enumOf<db.DatePrecision>('DatePrecision', 'How exact a date is.', {
  DAY: 'A day.',
  MONTH: 'A month; the day is not known.',
  YEAR: 'A year; the month is not known.',
  YEAR_TO_DATE: 'From 1 January up to the day (_sampai dengan_).',
  UNKNOWN: 'Not known.',
});
export const Segment = enumOf<db.Segment>(
  'Segment',
  'Segments of workers, as published: FORMAL and INFORMAL are words of 2014, PU, BPU, JAKON and PMI those of today. They are close, not equal, and never merged silently.',
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
  PARTICIPANTS: 'Participants at a moment (_peserta_), in workers.',
  EMPLOYERS: 'Employers taking part at a moment (_perusahaan_).',
  JOINED:
    'Gross additions (_penambahan, peserta baru_), in workers: of the month or year of the as-of, or since 1 January where that is YEAR_TO_DATE.',
  LEFT: 'Those who left in the period (_peserta keluar_), in workers.',
  COVERAGE: 'Coverage as a source states it (_cakupan_), in percent.',
  MARKETS: 'Traditional markets won.',
});
export const Basis = enumOf<db.Basis>('Basis', 'Which participants are counted.', {
  ACTIVE: 'Paying (_peserta aktif_).',
  REGISTERED: 'Ever registered (_peserta terdaftar_).',
  UNSPECIFIED: 'The source does not say.',
});
export const NotComputableCode = enumOf<db.NotComputableCode>(
  'NotComputableCode',
  'Why something cannot be computed.',
  {
    NO_FIGURE: 'No figure is known.',
    NO_DENOMINATOR: 'Nothing is known to divide by.',
    NO_BASELINE: 'The stock at the start is not known.',
    UNCLEAR_TARGET: 'The target can be read in two ways.',
    BASIS_DIFFERS: 'The inputs count on different bases: active, registered, not said.',
    SCHEME_DIFFERS: 'The inputs are of eras that divide workers in different ways.',
    UNIT_DIFFERS: 'The inputs are not a part of each other.',
    UNBOUNDED: 'Both inputs are lower bounds, so the result has no bound.',
  },
);
export const RatioFlag = enumOf<db.RatioFlag>('RatioFlag', 'Doubts about a ratio.', {
  DENOMINATOR_SUSPECT: 'Above 1: what is counted exceeds what it is part of.',
  DATES_DIFFER: 'Numerator and denominator are of different months.',
  POTENTIAL_TAKEN_AS_REMAINDER: 'The denominator is the participants plus a potential of those left.',
  AMBIGUOUS_INPUT: 'An input can be read in more than one way.',
});
export const ProgrammeCode = enumOf<db.ProgrammeCode>('ProgrammeCode', 'Programmes.', {
  JKK: 'Work accident insurance (_jaminan kecelakaan kerja_).',
  JKM: 'Death insurance (_jaminan kematian_).',
  JHT: 'Old-age savings (_jaminan hari tua_).',
  JP: 'Pension (_jaminan pensiun_), from 1 July 2015.',
  JKP: 'Job-loss insurance (_jaminan kehilangan pekerjaan_), from 2021.',
});
