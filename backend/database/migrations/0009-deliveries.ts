export const deliveries = /* sql */ `
-- What a mail says, per language: {"en": {"subject", "html", "text"}}.
create table mail_templates (
  template_id  bigint generated always as identity primary key,
  name         text not null,
  language     text not null,
  texts        jsonb not null,
  version      int not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);
create unique index mail_templates_name on mail_templates (lower(name));

-- Who receives reports. A contact without a customer is one of the operator's own people.
create table contacts (
  contact_id   bigint generated always as identity primary key,
  name         text not null,
  addresses    text[] not null check (cardinality(addresses) > 0),
  zone         text not null,
  language     text not null,
  customer_id  text,
  template_id  bigint references mail_templates,
  version      int not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);
create unique index contacts_name on contacts (lower(name), coalesce(customer_id, ''));
create index contacts_customer on contacts (customer_id);
create index contacts_template on contacts (template_id);

create table mail_server (
  the_only_row          boolean primary key default true check (the_only_row),
  host                  text not null,
  port                  int not null check (port between 1 and 65535),
  security              text not null check (security in ('tls', 'starttls', 'none')),
  user_name             text,
  -- Encrypted under a key that is not in the database.
  sealed_password       bytea,
  from_name             text not null,
  from_address          text not null,
  bounce_address        text,
  per_minute            int check (per_minute > 0),
  max_attachment_bytes  bigint not null,
  public_url            text,
  link_days             int not null,
  allowed_domains       text[] not null,
  version               int not null default 1,
  updated_at            timestamptz not null default now()
);

-- What all replicas know of the server: its failures in a row, and how many messages may leave now.
create table mail_server_state (
  the_only_row      boolean primary key default true check (the_only_row),
  failures          int not null default 0,
  paused_until      timestamptz,
  allowance         double precision not null default 0,
  allowance_at      timestamptz not null default now(),
  announced_bytes   bigint,
  last_accepted_at  timestamptz,
  last_error        text,
  last_error_at     timestamptz
);
insert into mail_server_state default values;

-- Addresses that get no mails: of one list (the mails of one schedule), or at all where it is ''.
create table suppressions (
  suppression_id  bigint generated always as identity primary key,
  address         text not null,
  list            text not null default '',
  reason          text not null check (reason in ('unsubscribed', 'operator')),
  note            text not null default '',
  created_at      timestamptz not null default now(),
  created_by      text not null,
  unique (address, list)
);

-- What a run sends to its recipients: what is said, not yet how.
create table mails (
  mail_id        bigint generated always as identity primary key,
  run_id         bigint not null,
  purpose        text not null check (purpose in ('report', 'alert', 'test', 'notice')),
  -- Mails of one share take turns with those of the others, however many it has.
  share          text not null,
  list           text not null default '',
  customer_id    text,
  owner_address  text,
  template_id    bigint references mail_templates on delete set null,
  subject        text,
  content        jsonb not null,
  files          jsonb not null,
  -- When it should have left; null where nobody waits for a moment.
  due_at         timestamptz,
  -- What its files come to when zipped, once that is known.
  zipped_bytes   bigint,
  created_at     timestamptz not null default now(),
  unique (run_id, purpose)
);
create index mails_template on mails (template_id);

-- One recipient of one mail: a message of their own.
create table deliveries (
  delivery_id       bigint generated always as identity primary key,
  mail_id           bigint not null references mails on delete cascade,
  run_id            bigint not null,
  channel           text not null default 'mail' check (channel in ('mail')),
  recipient         text not null,
  bcc               boolean not null default false,
  contact_id        bigint references contacts on delete set null,
  language          text,
  share             text not null,
  state             text not null default 'queued'
    check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled', 'suppressed')),
  -- Decided when it was queued, so that no setting of a process changes what happens when an answer is lost.
  on_doubt          text not null check (on_doubt in ('park', 'retry')),
  -- While it is sent: claimed, or the body is complete and the server's answer is waited for.
  phase             text check (phase in ('claimed', 'body_complete')),
  worker            text,
  lease_token       uuid,
  lease_until       timestamptz,
  claimed_at        timestamptz,
  body_complete_at  timestamptz,
  attempts          int not null default 0,
  -- Attempts the server put off, or that were lost, since it was queued: the next one waits the longer.
  deferrals         int not null default 0,
  -- Workers that ended while they had it, since one last came to an answer.
  lost_workers      int not null default 0,
  next_attempt_at   timestamptz not null default now(),
  give_up_at        timestamptz not null,
  first_attempt_at  timestamptz,
  finished_at       timestamptz,
  message_id        text,
  file_form         text check (file_form in ('none', 'attached', 'zipped', 'linked')),
  smtp_code         int,
  enhanced_code     text,
  answer            text,
  created_at        timestamptz not null default now(),
  unique (mail_id, channel, recipient),
  check ((state = 'sending') = (lease_until is not null)),
  check (state <> 'sending' or (phase is not null and lease_token is not null))
);
create index deliveries_turn on deliveries (share, next_attempt_at) where state = 'queued';
create index deliveries_due on deliveries (next_attempt_at) where state = 'queued';
create index deliveries_leased on deliveries (lease_until) where state = 'sending';
create index deliveries_run on deliveries (run_id);
create index deliveries_contact on deliveries (contact_id);

-- What happened each time, never changed.
create table delivery_attempts (
  delivery_id       bigint not null references deliveries on delete cascade,
  attempt           int not null,
  worker            text not null,
  started_at        timestamptz not null,
  body_complete_at  timestamptz,
  ended_at          timestamptz not null default now(),
  outcome           text not null
    check (outcome in ('accepted', 'refused', 'deferred', 'lost', 'doubtful', 'released', 'withheld')),
  smtp_code         int,
  enhanced_code     text,
  answer            text,
  primary key (delivery_id, attempt)
);

-- Links to files too large to attach. The link itself is only in the mail: here is its digest.
create table file_links (
  link_id           uuid primary key,
  delivery_id       bigint not null references deliveries on delete cascade,
  file_id           text not null,
  file_name         text not null,
  recipient         text not null,
  token_digest      bytea not null unique,
  created_at        timestamptz not null default now(),
  expires_at        timestamptz not null,
  revoked_at        timestamptz,
  downloads         int not null default 0,
  last_download_at  timestamptz
);
create index file_links_delivery on file_links (delivery_id);
`;
