/** Enums of the catalogue. */
import type * as db from '../generated/types.ts';
import { enumOf } from '../shared/enum-of.ts';

export const Enforcement = enumOf<db.Enforcement>('Enforcement', 'Can enrolment be compelled?', {
  NONE: 'No: the obligation is moral.',
  SANCTIONS: 'Yes: sanctions against employers.',
});
export const Permanence = enumOf<db.Permanence>('Permanence', 'How long people stay in the work.', {
  PERMANENT: 'Long.',
  SEMI_PERMANENT: 'For a while.',
  TRANSIENT: 'Shortly.',
});
export const ChannelPurpose = enumOf<db.ChannelPurpose>('ChannelPurpose', 'What a channel is for.', {
  REGISTRATION: 'To register.',
  PAYMENT: 'To pay.',
  REGISTRATION_AND_PAYMENT: 'Both.',
  INFORMATION: 'To inform.',
});
export const SanctionKind = enumOf<db.SanctionKind>('SanctionKind', 'Kind of sanction.', {
  INSTITUTIONAL: 'Institutional penalty (_hukuman kelembagaan_).',
  ADMINISTRATIVE: 'Administrative sanction (_sanksi administratif_).',
});
export const ContributionSector = enumOf<db.ContributionSector>(
  'ContributionSector',
  'Which self-paying workers: discounts of PP 50/2025 differ.',
  {
    TRANSPORT: 'Transport: ojek, drivers, couriers.',
    OTHER: 'All others.',
  },
);
