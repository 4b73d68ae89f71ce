-- A post that ends and an account that closes also wait when they would leave fewer than two persons who can confirm (docs/decisions/0012).
alter table confirmation drop constraint confirmation_kind_check;
alter table confirmation
  add constraint confirmation_kind_check
    check (kind in ('account', 'post', 'change', 'replace', 'password', 'reopen', 'end', 'close')),
  -- who takes over what is open, by the post that ends: [{postId, successorPostId}]
  add column hand_over jsonb not null default '[]';
