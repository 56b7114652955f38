export const access = /* sql */ `
-- The most anybody in a Grafana organisation may be and see. One that is not here sees nothing.
create table access_orgs (
  org_id      int primary key check (org_id > 0),
  label       text not null default '',
  role_cap    text not null check (role_cap in ('viewer', 'editor', 'admin')),
  scope       jsonb not null,
  changed_at  timestamptz not null default now(),
  changed_by  text not null
);

-- Teams are told here: Grafana does not say which of its teams a user is in.
create table access_teams (
  org_id    int not null references access_orgs on delete cascade,
  name      text not null,
  members   text[] not null,
  role_cap  text not null check (role_cap in ('viewer', 'editor', 'admin')),
  scope     jsonb not null
);
create unique index access_teams_name on access_teams (org_id, lower(name));

create table access_users (
  org_id    int not null references access_orgs on delete cascade,
  login     text not null,
  role_cap  text not null check (role_cap in ('viewer', 'editor', 'admin')),
  scope     jsonb not null
);
create unique index access_users_login on access_users (org_id, lower(login));

-- The token itself is told once and not kept: here is its digest.
create table access_tokens (
  token_id      bigint generated always as identity primary key,
  name          text not null,
  digest        bytea not null unique,
  org_id        int not null,
  role          text not null check (role in ('ingest', 'viewer', 'editor', 'admin')),
  scope         jsonb not null,
  created_at    timestamptz not null default now(),
  created_by    text not null,
  expires_at    timestamptz not null,
  -- Written at most once in a while.
  last_used_at  timestamptz,
  revoked_at    timestamptz,
  revoked_by    text
);
create unique index access_tokens_name on access_tokens (lower(name)) where revoked_at is null;

-- The organisation Grafana starts with sees everything until somebody says otherwise.
insert into access_orgs (org_id, label, role_cap, scope, changed_by) values (1, 'Main Org.', 'admin',
  '{"customers": "all", "providers": "all", "seesProviderNames": true, "seesProviderCharges": true,
    "seesCustomerCharges": true, "hiddenDigits": {"cli": 0, "destination": 0}}', 'the start');
`;
