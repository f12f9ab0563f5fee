/** Enums of agreements. */
import type * as db from '../generated/types.ts';
import { enumOf } from '../shared/enum-of.ts';

export const MouInstrument = enumOf<db.MouInstrument>(
  'MouInstrument',
  'Kind of agreement; the press uses the names loosely.',
  {
    MOU: 'Memorandum of understanding.',
    NOTA_KESEPAHAMAN: 'Memorandum of understanding (_nota kesepahaman_).',
    KESEPAKATAN_BERSAMA: 'Joint agreement (_kesepakatan bersama_).',
    NOTA_KESEPAKATAN: 'Note of agreement (_nota kesepakatan_).',
    PKS: 'Cooperation agreement (_perjanjian kerja sama_).',
    ADDENDUM: 'A paper that changes another one, its parent (_adendum_); counts for nothing by itself.',
    COOPERATION: 'Cooperation announced without the name of the paper (_kerja sama_).',
    LAUNCH: 'A programme launched by a government (_peluncuran_).',
    MARKET_PROGRAMME: 'A programme with a market (_Pasar Sadar, Aktivasi Pasar_).',
  },
);
export const MouStage = enumOf<db.MouStage>(
  'MouStage',
  'How far the making or unmaking of an MoU has come, as recorded.',
  {
    UNKNOWN: 'Not known.',
    IDENTIFIED: 'A partner is in view.',
    PROPOSED: 'Proposed (_penawaran_).',
    DRAFTING: 'Being drafted (_penyusunan_).',
    LEGAL_REVIEW: 'With the legal bureau (_telaah hukum_).',
    AGREED: 'Agreed, not signed.',
    SIGNED: 'Signed (_ditandatangani_).',
    LAUNCHED: 'Begun or announced in public (_peluncuran_); no source says that anything was signed.',
    SUSPENDED: 'Suspended.',
    TERMINATED: 'Ended early (_pengakhiran_).',
    CANCELLED: 'Given up before signature.',
  },
);
export const MouStatus = enumOf<db.MouStatus>(
  'MouStatus',
  'Where an MoU stands on a day, derived from its stage and dates in its own time zone.',
  {
    UNKNOWN: 'That it exists is said; its dates are not known. Not the same as none.',
    PROPOSED: 'Identified or proposed.',
    DRAFTING: 'Being drafted.',
    LEGAL_REVIEW: 'In legal review.',
    AGREED: 'Agreed, not signed.',
    SIGNED: 'Signed; does not hold yet, or from when it holds is not known.',
    LAUNCHED: 'Begun or announced in public, no signature is known of; until when it holds is not known.',
    ACTIVE: 'Holds.',
    EXPIRING: 'Holds, and ends within the days that `dataset { expiringDays }` says: 90.',
    EXPIRED: 'Its last day has passed.',
    GAP: 'Its last day has passed, and the one that renews it holds only from a later day.',
    RENEWED: 'Another one has taken its place.',
    SUSPENDED: 'Suspended.',
    TERMINATED: 'Ended early.',
    CANCELLED: 'Given up before signature.',
  },
);
export const MouWarning = enumOf<db.MouWarning>('MouWarning', 'What is unusual about an MoU; never an error.', {
  RETROACTIVE: 'Holds from before its signature.',
  SIGNED_BY_PROXY: 'Signed by power of attorney.',
  GAP_BEFORE_RENEWAL: 'Begins later than the day after the one it renews ended.',
  DATE_UNKNOWN: 'From when it holds is not known.',
  END_UNKNOWN: 'Until when it holds is not known.',
  DATE_INEXACT: 'Of a day of it only the month or the year is known.',
  SHORT_TERM: 'Holds for less than a year.',
  INSTRUMENT_UNCLEAR: 'Published under two names.',
});
export const PartyRole = enumOf<db.PartyRole>('PartyRole', 'What a party of an MoU is.', {
  GOVERNMENT: 'A government or one of its agencies.',
  AGENCY: 'BPJS Ketenagakerjaan.',
  MARKET_MANAGER: 'A market manager (_pengelola pasar_).',
  BANK: 'A bank.',
  ASSOCIATION: 'An association.',
  INFLUENTIAL_PERSON: 'An influential person (_orang yang berpengaruh_), shown by role only.',
  OTHER: 'Another party.',
  WITNESS: 'No party: present or a witness (_hadir, saksi_).',
});
export const SigningCapacity = enumOf<db.SigningCapacity>('SigningCapacity', 'In which capacity somebody signed.', {
  IN_OFFICE: 'As holder of the office.',
  ACTING: 'As acting holder (_Pj, Plt_).',
  PROXY: 'On behalf of the holder (_kuasa_).',
  UNKNOWN: 'Not said.',
  NOT_SIGNED: 'Nobody signed for it, as far as the source says: a launch, a meeting, a witness.',
});
export const Payer = enumOf<db.Payer>('Payer', 'Who pays contributions.', {
  SELF: 'The worker.',
  EMPLOYER: 'The employer.',
  APBD: 'A regional budget.',
  DBH_SAWIT: 'Palm-oil revenue share.',
  APBD_AND_DBH_SAWIT: 'Both of them.',
  CSR: 'Companies or donors.',
  UNKNOWN: 'Not said.',
});
export const FollowUpKind = enumOf<db.FollowUpKind>('FollowUpKind', 'What follows an MoU, or stands alone.', {
  PKS: 'Cooperation agreement (_perjanjian kerja sama_).',
  PERGUB: "Governor's regulation (_peraturan gubernur_).",
  PERBUP: "Regent's regulation (_peraturan bupati_).",
  PERWALI: "Mayor's regulation (_peraturan wali kota_).",
  PERDA: 'Regional bylaw (_peraturan daerah_).',
  SK: 'Decree (_surat keputusan_).',
  CIRCULAR: 'Circular (_surat edaran_).',
  APBD_LINE: 'A line in the regional budget.',
});
export const MouEventKind = enumOf<db.MouEventKind>('MouEventKind', 'What happened to an MoU.', {
  RECORDED: 'Recorded first.',
  AMENDED: 'A new version was recorded.',
  EXPIRING: 'It is about to end; told once for each end.',
  EXPIRED: 'Its last day has passed; told once for each end.',
});
export const MilestoneStatus = enumOf<db.MilestoneStatus>('MilestoneStatus', 'Where a step stands on a day, derived.', {
  DUE: 'Still to be taken; its day has not passed, or it has none.',
  MET: 'Taken.',
  LATE: 'Not taken, and its day has passed.',
});
export const CascadeStatus = enumOf<db.CascadeStatus>(
  'CascadeStatus',
  "How far a regency or city has followed the governor's MoU.",
  {
    NOT_STARTED: 'No agreement of its government is known.',
    IN_PREPARATION: 'One is proposed, drafted, reviewed or agreed; not signed.',
    COVERED: 'One is signed and not over.',
    LAPSED: 'One was signed, and is over, suspended or ended; or a draft was given up.',
    UNKNOWN: 'One is said to exist; how far it is is not known.',
  },
);
