-- Who may submit figures, and who may record them at once. In a file of its own: a value that is new in an enum can be
-- used only after the transaction that added it.
insert into role_capability (role, capability) values
  ('BRANCH', 'SUBMIT_FIGURE'), ('REGION', 'SUBMIT_FIGURE'), ('ADMIN', 'SUBMIT_FIGURE');
update role_capability set where_branches_release = true where role = 'BRANCH' and capability = 'WRITE_FIGURE';
