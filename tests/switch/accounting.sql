-- Kamailio's accounting tables: the columns its acc module writes, and those the configuration adds to them.
create table version (table_name text primary key, table_version int not null default 0);
insert into version values ('acc', 5), ('missed_calls', 4);

create table acc (
  id            serial primary key,
  method        varchar(16) not null default '',
  from_tag      varchar(128) not null default '',
  to_tag        varchar(128) not null default '',
  callid        varchar(255) not null default '',
  sip_code      varchar(3) not null default '',
  sip_reason    varchar(128) not null default '',
  time          timestamp not null,
  time_epoch    double precision,
  src_user      varchar(64) not null default '',
  src_ip        varchar(64) not null default '',
  dst_ouser     varchar(64) not null default '',
  dst_user      varchar(64) not null default '',
  customer_id   varchar(64) not null default '',
  provider_id   varchar(64) not null default '',
  tech_prefix   varchar(16) not null default '',
  invited_epoch varchar(32) not null default '',
  ringing_epoch varchar(32) not null default ''
);
create index on acc (callid);

create table missed_calls (like acc including defaults including indexes);
create sequence missed_calls_id_seq owned by missed_calls.id;
alter table missed_calls alter column id set default nextval('missed_calls_id_seq');

-- What a switch accounts that was not asked for finer times: its clock of whole seconds alone.
create view plain_acc as select
  id, method, from_tag, to_tag, callid, sip_code, sip_reason, time,
  src_user, dst_ouser, customer_id, provider_id
from acc;
create view plain_missed_calls as select
  id, method, from_tag, to_tag, callid, sip_code, sip_reason, time,
  src_user, dst_ouser, customer_id, provider_id
from missed_calls;
