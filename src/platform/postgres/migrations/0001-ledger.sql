-- The ledger: an append-only, hash-chained table of events. `bytes` is the truth (canonical JSON of the whole event); the
-- other columns repeat parts of it for reading, and `fairway ledger verify` compares them with it.
create table fairway.event (
  seq bigint constraint event_pkey primary key,
  id text not null constraint event_id_key unique,
  at timestamptz not null,
  type text not null,
  actor_id text not null,
  bytes text not null,
  prev bytea not null,
  hash bytea not null,
  constraint event_seq_check check (seq >= 1),
  constraint event_prev_check check (octet_length(prev) = 32),
  constraint event_hash_check check (octet_length(hash) = 32)
);

create index event_type_idx on fairway.event (type, seq);
comment on index fairway.event_type_idx is 'A page of the ledger, narrowed by kind of event, newest first';

create index event_actor_idx on fairway.event (actor_id, seq);
comment on index fairway.event_actor_idx is 'A page of the ledger, narrowed by person, newest first';

create table fairway.event_object (
  object_type text not null,
  object_id text not null,
  seq bigint not null constraint event_object_seq_fkey references fairway.event (seq),
  constraint event_object_pkey primary key (object_type, object_id, seq)
);
comment on index fairway.event_object_pkey is 'The history of one object in order; all objects of a type';

create index event_object_seq_idx on fairway.event_object (seq);
comment on index fairway.event_object_seq_idx is 'Comparing each event with the objects it is listed under (ledger verify)';

-- Rights already keep the app from changing anything recorded. The triggers are for everyone who has more rights than
-- that and acts by mistake; they do not stop a superuser who means it. The chain shows what they did.
create function fairway.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append-only: % on % is refused.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger event_append_only before update or delete or truncate on fairway.event
  for each statement execute function fairway.refuse_change();
create trigger event_object_append_only before update or delete or truncate on fairway.event_object
  for each statement execute function fairway.refuse_change();
