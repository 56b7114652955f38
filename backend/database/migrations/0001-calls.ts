export const calls = /* sql */ `
-- Where attempts come from, and what each source can know.
create table sources (
  source_id            int generated always as identity primary key,
  name                 text not null unique,
  kind                 text not null,
  settings             jsonb not null default '{}',
  records_unanswered   boolean not null default true,
  has_money            boolean not null default true,
  has_dtmf             boolean not null default true,
  money_settles_after  interval,
  row_per              text not null default 'attempt' check (row_per in ('call', 'leg', 'attempt', 'rating_run')),
  watermark            jsonb,
  -- Stored attempts, counted as they come and go.
  attempts             bigint not null default 0,
  last_received_at     timestamptz,
  last_error           text,
  last_error_at        timestamptz,
  created_at           timestamptz not null default now()
);

-- One row is one try to place a call on one provider. Partitions are months of started_at, made as calls arrive.
create table attempts (
  source_id             int not null,
  attempt_id            text not null,
  call_id               text not null,
  attempt_no            int,
  is_final              boolean not null,
  direction             text check (direction in ('inbound', 'outbound', 'internal')),
  started_at            timestamptz not null,
  ringing_at            timestamptz,
  answered_at           timestamptz,
  ended_at              timestamptz,
  talk_s                numeric check (talk_s >= 0),
  customer_billed_s     int,
  provider_billed_s     int,
  sip_code              int,
  q850_cause            int,
  outcome               text not null,
  hangup_by             text,
  customer_id           text,
  customer_name         text,
  account_id            text,
  account_name          text,
  client_type           text,
  endpoint_type         text,
  endpoint_id           text,
  provider_id           text,
  provider_name         text,
  provider_account_id   text,
  trunk_in              text,
  trunk_out             text,
  cli                   text,
  destination_number    text,
  tech_prefix           text,
  lrn                   text,
  ddi                   text,
  ddi_provider_id       text,
  brand_id              text,
  destination_prefix    text,
  destination_name      text,
  source_address        text,
  customer_charge       numeric,
  customer_charge_net   numeric,
  customer_currency     text,
  provider_charge       numeric,
  provider_currency     text,
  pdd_s                 numeric check (pdd_s >= 0),
  dtmf_digits           int check (dtmf_digits >= 0),
  recorded_at           timestamptz,
  -- Beside the canonical columns: the numbers as E.164 digits, and whether the destination is for our own table to name,
  -- because the source named none.
  cli_digits            text,
  destination_digits    text,
  destination_matched   boolean not null,
  primary key (started_at, source_id, attempt_id)
) partition by range (started_at);

create index attempts_customer on attempts (customer_id, started_at);
create index attempts_provider on attempts (provider_id, started_at);
create index attempts_call on attempts (call_id);
create index attempts_unknown_destination on attempts (started_at)
  where destination_prefix is null and destination_name is null;

-- Where each attempt is stored. This is what makes an attempt one across partitions, whatever its start becomes.
create table attempt_keys (
  source_id   int not null,
  attempt_id  text not null,
  started_at  timestamptz not null,
  primary key (source_id, attempt_id)
);

-- Rows that could not be understood. The same row offered again is still one reject.
create table rejects (
  reject_id    bigint generated always as identity primary key,
  source_id    int not null,
  origin       text not null,
  position     bigint not null,
  reason       text not null,
  raw          text not null,
  raw_digest   bytea not null,
  rejected_at  timestamptz not null default now(),
  unique (source_id, origin, position, raw_digest)
);

-- The latest name of every id that has one.
create table names (
  kind  text not null check (kind in ('customer', 'provider', 'account', 'destination')),
  id    text not null,
  name  text not null,
  primary key (kind, id)
);
`;
