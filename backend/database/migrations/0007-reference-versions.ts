export const referenceVersions = /* sql */ `
-- Every import into a table that is looked up, and every change of how it is read, is a version; the newest of a table is
-- in force. The numbers run over all tables, so that the newest tells what an attempt was looked up by.
create table reference_versions (
  version      int generated always as identity primary key,
  table_name   text not null,
  -- The file or hand it came from.
  origin       text not null,
  -- The day the file itself says its contents are of.
  file_date    date,
  rows         int not null,
  -- What else there is to tell of it, by what that is called.
  details      jsonb not null default '{}',
  imported_at  timestamptz not null default now()
);
create index reference_versions_table on reference_versions (table_name, version desc);

-- How far stored attempts have been looked up again.
create table rematch (
  the_only_row  boolean primary key default true check (the_only_row),
  -- The newest version when the pass under way began, and the start of the attempts it is at.
  version       int,
  at            timestamptz not null default '-infinity',
  -- The newest version all stored attempts have been looked up by.
  done_version  int not null default 0
);
insert into rematch default values;

insert into reference_versions (version, table_name, origin, rows, imported_at) overriding system value
  select version, 'destinations', origin, prefixes, imported_at from destination_versions order by version;
select setval(pg_get_serial_sequence('reference_versions', 'version'), greatest(max(version), 1), max(version) is not null)
  from reference_versions;
drop table destination_versions;

-- Central office codes of the United States: NPA-NXX, or a thousands block of one (seven digits). Null is not in the file.
create table us_codes (
  version      int not null,
  code         text not null check (code ~ '^[2-9][0-9]{2}[2-9][0-9]{2,3}$'),
  state        text,
  rate_center  text,
  lata         text,
  ocn          text,
  primary key (version, code)
);

-- The LATA of a rate center; null where the file names several: which one can't be told by the name.
create table us_latas (
  version      int not null,
  state        text not null,
  rate_center  text not null,
  lata         text,
  primary key (version, state, rate_center)
);

-- Who delivers inbound calls, and how they write the numbers.
create table ddi_providers (
  version      int not null,
  provider_id  text not null,
  name         text,
  brand_id     text,
  -- Addresses and networks its calls come from.
  addresses    text[] not null,
  -- [{"match": "^0(\\d+)$", "replace": "44$1"}, …]: the first that matches transforms a number.
  rules        jsonb not null,
  primary key (version, provider_id)
);

-- The operator's own numbers.
create table ddis (
  version      int not null,
  -- E.164 digits.
  digits       text not null,
  brand_id     text,
  account_id   text,
  -- The provider it is linked to.
  provider_id  text,
  primary key (version, digits)
);
`;
