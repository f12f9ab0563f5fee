-- What refusals say of agreements, and of what belongs to them: parties, milestones, commitments, progress and the
-- instruments that follow.

create function agreement_refusal(code text) returns text immutable return case code
  when 'NO_SUCH_AGREEMENT' then 'There is no such agreement, or it is not yours to see: take its id from `mous`.'
  when 'AGREEMENT_FORBIDDEN' then 'You may write agreements only of areas of your grant and below.'
  when 'PROPOSAL_FORBIDDEN' then 'You may propose agreements only for areas of your grant and below.'
  when 'PUBLICATION_FORBIDDEN' then 'You may publish agreements only of areas in your region.'
  when 'REASON_MISSING' then 'Say why: give a reason.'
  when 'AMENDMENT_WITHOUT_REASON' then 'An amendment says why: give a reason.'
  when 'INSTRUMENT_MISSING' then 'An agreement has a kind.'
  when 'BEGINS_AT_OTHER_STAGE' then 'It begins as IDENTIFIED or PROPOSED; record how far it is after that.'
  when 'STAGE_HAS_ITS_ACT' then 'This stage has an act of its own: signMou, suspendMou, terminateMou or cancelMou.'
  when 'STAGE_NOT_NEXT' then 'From {stage} it does not go to {wanted}.'
  when 'AGREEMENT_ENDED' then 'It is {stage:words}, and stays as it was then: propose another one.'
  when 'PUBLIC_ALREADY' then 'It is public already.'
  when 'ACT_TO_COME' then 'That day is still to come: record it once it has taken place.'
  when 'TERMINATION_TO_COME' then
    'That day is still to come: record it once it has taken place. '
      || 'Where it was agreed to end earlier, amend its last day (effectiveTo).'
  when 'BEFORE_THE_STEP_BEFORE' then 'The step before it, {stage}, is of {day}: name that day or a later one.'
  when 'AFTER_THE_STEP_AFTER' then 'The step after it, {stage}, is of {day}: name that day or an earlier one.'
  when 'OVER_BY_THEN' then
    'It was over by then: its last day is {last_day}. Name a day up to that one, or give it another end first.'
  when 'AGREEMENT_ENDS_BEFORE_IT_BEGINS' then
    'It would end before it begins: from {first_day} until {last_day}. Give both days.'
  when 'ENDS_BEFORE_LAST_STEP' then 'It would end before its last step, {stage} of {day}: name that day or a later one.'
  when 'AGREEMENT_DATES_IMPOSSIBLE' then
    'The dates do not fit: days are from 1900 to 2199, and what is signed has a day of signature.'
  when 'PROPOSAL_IMPOSSIBLE' then 'A value is not one that can be kept: days from 1900 to 2199, parties with an office.'
  when 'NOT_SIGNED_YET' then 'It is not signed: record the signature with signMou.'
  when 'SIGNATURE_DAY_MISSING' then 'What is signed has a day of signature.'
  when 'NO_SUCH_PARENT' then 'There is no such agreement to follow from, or it is not yours to see.'
  when 'PARENT_OF_ITSELF' then
    'It would follow from itself: name the agreement above it, or take the parent of that one out first.'
  when 'PARENT_OF_OTHER_PROVINCE' then
    'That agreement is of another province: name one of this province, or of an area above it.'
  when 'RENEWAL_OF_UNSIGNED' then 'Only what was signed is renewed; this one is at {stage}.'
  when 'RENEWAL_BEFORE_SIGNATURE' then
    'The signature of what it renews is of {signed_on}: name that day or a later one.'
  when 'RENEWAL_UNDER_WAY' then
    'It is being renewed already: carry on with that one (`renewedBy`), or give it up with cancelMou first.'
  when 'OTHER_SIDE_MISSING' then 'Nobody has agreed to it yet but the agency: name its parties with amendMou first.'
  when 'PARTY_MISSING' then 'Besides the agency and witnesses an agreement has a party: name it.'
  when 'OFFICE_FORBIDDEN' then
    'You may name offices only of areas of your grant and of the agreement''s province: '
      || 'leave this one out, or ask an office whose grant reaches it to name it.'
  when 'PERSON_NOT_INFLUENTIAL' then 'Only an influential person is a party as a person; of others the office is.'
  when 'PARTY_NAMED_TWICE' then 'A party is there once: the same kind, office and area are named twice.'
  when 'NO_PARTY_AT_POSITION' then 'It has no party at position {position}.'
  when 'POSITION_NAMED_TWICE' then 'Position {position} is named twice: say once who signed for it.'
  when 'SIGNATORY_OF_UNSIGNED' then
    'NOT_SIGNED says that nobody signed for it: leave the signatory out, or say in which capacity.'
  when 'PERSON_NEVER_SIGNATORY' then 'An influential person is never named as a signatory: leave the name out.'
  when 'WITNESS_SIGNS_NOT' then 'A witness signs for nobody.'
  when 'AGENCY_RECORDED_LATER' then 'Who is responsible from a later day on is recorded already: name a day after that.'
  when 'AGENCY_IMPOSSIBLE' then 'An agency has a name of 1 to 200 characters; days from 1900 to 2199.'
  when 'NO_SUCH_MILESTONE' then 'There is no such milestone, or it is not yours to see: take its id from `milestones`.'
  when 'CONFIRMATION_FORBIDDEN' then 'You may confirm steps only of agreements that you work on.'
  when 'MILESTONE_CONFIRMED' then 'It is confirmed already, for {met_on}.'
  when 'MILESTONE_IMPOSSIBLE' then 'A step has a title, once; days from 1900 to 2199.'
  when 'MILESTONE_DAY_OUT_OF_RANGE' then 'A day from 1900 to 2199.'
  when 'COMMENT_FORBIDDEN' then 'You may comment only on agreements that you work on.'
  when 'NOTE_IMPOSSIBLE' then 'A note has 1 to 4,000 characters.'
  when 'PROGRESS_DAY_IMPOSSIBLE' then 'This is no date, or one still to come: write 2026-07 or 2026-07-31.'
  when 'NOT_A_NUMBER_OF_WORKERS' then 'Not a number of workers: whole, 0 or more.'
  when 'NOT_AN_AMOUNT' then 'Not an amount of rupiah: 0 or more.'
  when 'PROMISE_OF_NOBODY' then 'A promise of no workers is none: leave the number out where it is not known.'
  when 'COMMITMENT_IMPOSSIBLE' then 'Whole workers, 0 or more; rupiah, 0 or more.'
  when 'INSTRUMENT_OF_OTHER_AREA' then 'The agreement is for another area: leave the area out, or name that one.'
  when 'INSTRUMENT_WITHOUT_AREA' then 'Name the agreement it follows, or the area it is for.'
  when 'INSTRUMENT_FORBIDDEN' then 'You may add instruments only for areas of your grant and below.'
  when 'INSTRUMENT_NUMBER_EMPTY' then 'A number has letters or digits; leave it out where there is none.'
  when 'INSTRUMENT_TO_COME' then 'That day is still to come: add it once it is issued.'
  when 'INSTRUMENT_ENDS_BEFORE_IT_BEGINS' then 'It would end before it begins.'
  when 'INSTRUMENT_THERE_ALREADY' then 'This instrument is there already.'
  when 'INSTRUMENT_IMPOSSIBLE' then 'A value is not one that can be kept: days from 1900 to 2199, whole workers.'
end;
