const UNRESTRICTED = `'{"customers": "all", "providers": "all", "seesProviderNames": true, "seesProviderCharges": true,
    "seesCustomerCharges": true, "hiddenDigits": {"cli": 0, "destination": 0}}'`;

/** What was there before belongs to the first organisation, to users, who saw everything. */
export const madeThings = /* sql */ `
-- Whether nothing that the narrow scope sees is hidden from the wide one: what covers() of the service says.
create function scope_covers(wide jsonb, narrow jsonb) returns boolean language sql immutable parallel safe as $$
  select (wide->'customers' = '"all"' or (jsonb_typeof(narrow->'customers') = 'array' and narrow->'customers' <@ (wide->'customers')))
    and (wide->'providers' = '"all"' or (jsonb_typeof(narrow->'providers') = 'array' and narrow->'providers' <@ (wide->'providers')))
    and ((wide->>'seesProviderNames')::boolean or not (narrow->>'seesProviderNames')::boolean)
    and ((wide->>'seesProviderCharges')::boolean or not (narrow->>'seesProviderCharges')::boolean)
    and ((wide->>'seesCustomerCharges')::boolean or not (narrow->>'seesCustomerCharges')::boolean)
    and (wide#>>'{hiddenDigits,cli}')::int <= (narrow#>>'{hiddenDigits,cli}')::int
    and (wide#>>'{hiddenDigits,destination}')::int <= (narrow#>>'{hiddenDigits,destination}')::int
$$;

-- Who made a schedule or asked for a run, so that what they may see can be asked again: a user, a token, or, with
-- neither, the service's own administrator. The scope is what they saw when it was saved, or when the run was made.
alter table schedules
  add column org_id int not null default 1,
  add column owner_login text,
  add column owner_token bigint references access_tokens,
  add column scope jsonb not null default ${UNRESTRICTED};
alter table runs
  add column org_id int not null default 1,
  add column owner_login text,
  add column owner_token bigint references access_tokens,
  add column scope jsonb not null default ${UNRESTRICTED};
update schedules set owner_login = owner where owner not in ('token', 'shell');
update runs set owner_login = owner where owner not in ('token', 'shell');
-- A scope nobody said is the widest: what was made then is seen by those only from whom nothing is hidden.

alter table saved_reports add column org_id int not null default 1;
alter table saved_reports drop constraint saved_reports_owner_name_key, add unique (org_id, owner, name);
alter table saved_reports alter column org_id drop default;

alter table contacts add column org_id int not null default 1;
alter table contacts alter column org_id drop default;
alter table mail_templates add column org_id int not null default 1;
alter table mail_templates alter column org_id drop default;
alter table mails
  add column org_id int not null default 1,
  add column owner text,
  add column scope jsonb not null default ${UNRESTRICTED};

-- A name that is taken tells of what has it: names are taken within an organisation.
drop index schedules_name;
create unique index schedules_name on schedules (org_id, lower(name)) where state <> 'deleted';
drop index runs_request;
create unique index runs_request on runs (org_id, coalesce(schedule_id, 0), request_id) where request_id is not null;
drop index contacts_name;
create unique index contacts_name on contacts (org_id, lower(name), coalesce(customer_id, ''));
drop index mail_templates_name;
create unique index mail_templates_name on mail_templates (org_id, lower(name));
`;
