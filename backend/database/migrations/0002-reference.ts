export const reference = /* sql */ `
-- Every import is a version of its own; the newest is in force.
create table destination_versions (
  version      int generated always as identity primary key,
  origin       text not null,
  prefixes     int not null,
  imported_at  timestamptz not null default now(),
  -- Attempts stored under an older version have been matched again up to here; null when all have.
  rematch_from timestamptz,
  rematched_at timestamptz
);

create table destinations (
  version  int not null,
  prefix   text not null check (prefix ~ '^[0-9]{1,15}$'),
  name     text not null,
  primary key (version, prefix)
);

-- Units of quote for one unit of base, valid from that day until the next dated rate.
create table exchange_rates (
  day    date not null,
  base   text not null,
  quote  text not null,
  rate   numeric not null check (rate > 0),
  origin text not null,
  primary key (base, quote, day)
);
`;
