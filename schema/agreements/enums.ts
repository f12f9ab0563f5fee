/** Enums that several nouns of agreements share. */
import type * as db from '../generated/types.ts';
import { enumOf } from '../shared/enum-of.ts';

export const MouInstrument = enumOf<db.MouInstrument>(
  'MouInstrument',
  'The kind of paper that an agreement is. The press uses these names loosely.',
  {
    MOU: 'Memorandum of understanding.',
    NOTA_KESEPAHAMAN: 'Memorandum of understanding (_nota kesepahaman_).',
    KESEPAKATAN_BERSAMA: 'Joint agreement (_kesepakatan bersama_).',
    NOTA_KESEPAKATAN: 'Note of agreement (_nota kesepakatan_).',
    PKS: 'Cooperation agreement (_perjanjian kerja sama_).',
    ADDENDUM: 'A paper that changes another agreement, its parent (_adendum_). `mouProgress` does not count it.',
    COOPERATION: 'Cooperation that was announced without the name of the paper (_kerja sama_).',
    LAUNCH: 'A programme that a government launched (_peluncuran_).',
    MARKET_PROGRAMME: 'A programme with a market (_Pasar Sadar, Aktivasi Pasar_).',
  },
);
export const MouStage = enumOf<db.MouStage>(
  'MouStage',
  'How far the making or the ending of an agreement has come, as somebody recorded it.',
  {
    UNKNOWN: 'Not known.',
    IDENTIFIED: 'A partner is in view.',
    PROPOSED: 'Proposed (_penawaran_).',
    DRAFTING: 'Being drafted (_penyusunan_).',
    LEGAL_REVIEW: 'With the legal bureau (_telaah hukum_).',
    AGREED: 'Agreed, not signed.',
    SIGNED: 'Signed (_ditandatangani_).',
    LAUNCHED: 'Begun or announced in public (_peluncuran_). No source says that anything was signed.',
    SUSPENDED: 'Suspended.',
    TERMINATED: 'Ended early (_pengakhiran_).',
    CANCELLED: 'Given up before the signature.',
  },
);
export const MouStatus = enumOf<db.MouStatus>(
  'MouStatus',
  'Where an agreement stands on a day. It is worked out from the recorded stage and the dates, in the time zone of the area.',
  {
    UNKNOWN:
      'The agreement is said to exist, but where it stands on the day is not known. This is not the same as none.',
    PROPOSED: 'Identified or proposed.',
    DRAFTING: 'Being drafted.',
    LEGAL_REVIEW: 'In legal review.',
    AGREED: 'Agreed, not signed.',
    SIGNED: 'Signed, in force only from a later day.',
    LAUNCHED:
      'Begun or announced in public, no signature is known. It is not in force yet, or whether it is in force is not known.',
    ACTIVE: 'In force: its dates say so.',
    EXPIRING:
      'In force, and its last day is near: it may be at most so many days away as `dataset { expiringDays }` says.',
    POSSIBLY_ACTIVE: 'Signed. Its dates are not known, or not exactly enough to say whether it is in force on the day.',
    EXPIRED: 'Its last day has passed.',
    GAP: 'Its last day has passed, and the agreement that renews it is in force only from a later day.',
    RENEWED: 'Another agreement has taken its place.',
    SUSPENDED: 'Suspended.',
    TERMINATED: 'Ended early.',
    CANCELLED: 'Given up before the signature.',
  },
);
export const PartyRole = enumOf<db.PartyRole>('PartyRole', 'What kind of party somebody is to an agreement.', {
  GOVERNMENT: 'A government or one of its agencies.',
  AGENCY: 'BPJS Ketenagakerjaan.',
  MARKET_MANAGER: 'A market manager (_pengelola pasar_).',
  BANK: 'A bank.',
  ASSOCIATION: 'An association.',
  INFLUENTIAL_PERSON: 'An influential person (_orang yang berpengaruh_), shown by role only.',
  OTHER: 'Another party.',
  WITNESS: 'No party, but somebody who was present or a witness (_hadir, saksi_).',
});
export const Payer = enumOf<db.Payer>('Payer', 'Who pays the contributions of the workers.', {
  SELF: 'The worker.',
  EMPLOYER: 'The employer.',
  APBD: 'A regional budget.',
  DBH_SAWIT: 'The regional share of palm-oil revenue.',
  APBD_AND_DBH_SAWIT: 'A regional budget and the share of palm-oil revenue together.',
  CSR: 'Companies or donors.',
  UNKNOWN: 'Not said.',
});
