-- Who may undo their own figures. In a file of its own: a value that is new in an enum can be used only after the
-- transaction that added it.
insert into role_capability (role, capability) values
  ('BRANCH', 'CORRECT_OWN_FIGURE'), ('REGION', 'CORRECT_OWN_FIGURE'), ('ADMIN', 'CORRECT_OWN_FIGURE');
