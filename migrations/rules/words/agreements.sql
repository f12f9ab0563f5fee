-- What refusals say of agreements, and of what belongs to them: parties, milestones, commitments, progress and the
-- instruments that follow.

create function agreement_refusal(code text) returns text immutable return case code
  when 'NO_SUCH_AGREEMENT' then 'There is no agreement with this id that you may see. Take the id from `mous`.'
  when 'AGREEMENT_FORBIDDEN' then 'You may change agreements only in the area of your grant and below it.'
  when 'PROPOSAL_FORBIDDEN' then 'You may propose agreements only in the area of your grant and below it.'
  when 'PUBLICATION_FORBIDDEN' then 'You may publish agreements only in your region.'
  when 'REASON_MISSING' then 'Say why: give a reason.'
  when 'AMENDMENT_WITHOUT_REASON' then 'An amendment says why: give a reason.'
  when 'INSTRUMENT_MISSING' then 'An agreement always has a kind of paper: give one, or leave `instrument` out.'
  when 'BEGINS_AT_OTHER_STAGE' then
    'A new agreement begins as IDENTIFIED or PROPOSED. Record a later stage with recordMouStage.'
  when 'STAGE_HAS_ITS_ACT' then 'This stage has a mutation of its own: signMou, suspendMou, terminateMou or cancelMou.'
  when 'STAGE_NOT_NEXT' then 'An agreement at the stage {stage} cannot go to {wanted}.'
  when 'AGREEMENT_ENDED' then 'The agreement is {stage:words} and can no longer be changed. Propose another one.'
  when 'PUBLIC_ALREADY' then 'The agreement is public already.'
  when 'ACT_TO_COME' then 'This day is still to come. Record the act once it has taken place.'
  when 'TERMINATION_TO_COME' then
    'This day is still to come. Record the end once it has taken place. '
      || 'Where it was agreed to end earlier, amend the last day (effectiveTo).'
  when 'BEFORE_THE_STEP_BEFORE' then 'The previous step, {stage}, is dated {day}. Name that day or a later one.'
  when 'AFTER_THE_STEP_AFTER' then 'The next step, {stage}, is dated {day}. Name that day or an earlier one.'
  when 'OVER_BY_THEN' then
    'The agreement was over on this day: its last day is {last_day}. '
      || 'Name a day up to that one, or amend the last day (effectiveTo) first.'
  when 'AGREEMENT_ENDS_BEFORE_IT_BEGINS' then
    'The agreement would end before it begins: it would hold from {first_day} until {last_day}. '
      || 'Give both days.'
  when 'ENDS_BEFORE_LAST_STEP' then
    'The agreement would end before its last step, {stage}, which is dated {day}. '
      || 'Name that day or a later one.'
  when 'AGREEMENT_DATES_IMPOSSIBLE' then
    'The dates do not fit. Days lie from 1900 to 2199, and a signed agreement has a day of signature.'
  when 'PROPOSAL_IMPOSSIBLE' then 'A value cannot be stored. Days lie from 1900 to 2199, and every party has an office.'
  when 'NOT_SIGNED_YET' then 'The agreement is not signed. Record the signature with signMou.'
  when 'SIGNATURE_DAY_MISSING' then
    'A signed agreement always has a day of signature: give one, or leave `signedOn` out.'
  when 'NO_SUCH_PARENT' then 'There is no agreement with this id that you may see, so this one cannot follow from it.'
  when 'PARENT_OF_ITSELF' then
    'The agreement would follow from itself. '
      || 'Name another parent, or first remove the parent of the agreement that you named.'
  when 'PARENT_OF_OTHER_PROVINCE' then
    'The parent is an agreement of another province. Name one of the same province, or of an area above it.'
  when 'RENEWAL_OF_UNSIGNED' then 'Only a signed agreement can be renewed. This one is at the stage {stage}.'
  when 'RENEWAL_BEFORE_SIGNATURE' then
    'The signature of the agreement that is renewed is dated {signed_on}. Name that day or a later one.'
  when 'RENEWAL_UNDER_WAY' then
    'There is a draft that renews this agreement already. '
      || 'Go on with that one (`renewedBy`), or give it up with cancelMou first.'
  when 'OTHER_SIDE_MISSING' then
    'The only party so far is BPJS Ketenagakerjaan. '
      || 'Name the other parties with amendMou first.'
  when 'PARTY_MISSING' then
    'An agreement has at least one party besides BPJS Ketenagakerjaan and the witnesses. Name one.'
  when 'OFFICE_FORBIDDEN' then
    'You may name only offices of areas of your grant and of the province of the agreement. '
      || 'Leave this office out, or ask an office whose grant reaches it to name it.'
  when 'PERSON_NOT_INFLUENTIAL' then
    'Only for an influential person may you give the name of a person. For other parties name the office.'
  when 'PARTY_NAMED_TWICE' then 'A party can be named only once. Here two have the same kind, office and area.'
  when 'NO_PARTY_AT_POSITION' then 'The agreement has no party at position {position}.'
  when 'POSITION_NAMED_TWICE' then 'Position {position} is named twice. Say once who signed for it.'
  when 'SIGNATORY_OF_UNSIGNED' then
    'NOT_SIGNED says that nobody signed for the party. '
      || 'Leave the signatory out, or say in which capacity the signatory signed.'
  when 'PERSON_NEVER_SIGNATORY' then 'An influential person is never named as a signatory. Leave the name out.'
  when 'WITNESS_SIGNS_NOT' then
    'This party is a witness, and a witness signs for nobody. Leave it out of the signatories.'
  when 'AGENCY_RECORDED_LATER' then
    'An agency that is responsible from a later day on is recorded already. Name a day after that day.'
  when 'AGENCY_IMPOSSIBLE' then 'The name of an agency has 1 to 200 characters, and days lie from 1900 to 2199.'
  when 'NO_SUCH_MILESTONE' then 'There is no milestone with this id that you may see. Take the id from `milestones`.'
  when 'CONFIRMATION_FORBIDDEN' then 'You may confirm steps only of agreements that you work on.'
  when 'MILESTONE_CONFIRMED' then 'The step is confirmed already, for {met_on}.'
  when 'MILESTONE_IMPOSSIBLE' then 'Every step has a title, no title is given twice, and days lie from 1900 to 2199.'
  when 'MILESTONE_DAY_OUT_OF_RANGE' then 'The day must lie from 1900 to 2199.'
  when 'COMMENT_FORBIDDEN' then 'You may comment only on agreements that you work on.'
  when 'NOTE_IMPOSSIBLE' then 'A note has 1 to 4,000 characters.'
  when 'PROGRESS_DAY_IMPOSSIBLE' then 'This is no date, or one that is still to come. Write 2026-07 or 2026-07-31.'
  when 'NOT_A_NUMBER_OF_WORKERS' then 'This is no number of workers. Give a whole number, 0 or more.'
  when 'NOT_AN_AMOUNT' then 'This is no amount of rupiah. Give a number, 0 or more.'
  when 'PROMISE_OF_NOBODY' then 'A promise of 0 workers is no promise. Leave the number out where it is not known.'
  when 'COMMITMENT_IMPOSSIBLE' then 'The number of workers is whole and 0 or more. The rupiah are 0 or more.'
  when 'INSTRUMENT_OF_OTHER_AREA' then
    'The agreement is for another area. Leave the area out, or name the area of the agreement.'
  when 'INSTRUMENT_WITHOUT_AREA' then 'Name the agreement that the instrument follows, or the area that it is for.'
  when 'INSTRUMENT_FORBIDDEN' then 'You may add instruments only in the area of your grant and below it.'
  when 'INSTRUMENT_NUMBER_EMPTY' then 'A number contains letters or digits. Leave the number out where there is none.'
  when 'INSTRUMENT_TO_COME' then 'This day is still to come. Add the instrument once it is issued.'
  when 'INSTRUMENT_ENDS_BEFORE_IT_BEGINS' then 'The instrument would end before it begins.'
  when 'INSTRUMENT_THERE_ALREADY' then 'This instrument is recorded already.'
  when 'INSTRUMENT_IMPOSSIBLE' then
    'A value cannot be stored. Days lie from 1900 to 2199, and the number of workers is whole.'
end;
