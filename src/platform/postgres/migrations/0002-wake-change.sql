-- The one thing the app may do to the job queue: ask that a change's next step be run. It runs with its owner's rights, so
-- that the app needs none on the queue's tables.
--
-- One waiting job per change (job_key), and never two runs of a change at a time (a queue of its own): a change woken while
-- its job runs gets exactly one more run after it. A waiting job keeps its place, except one that waits after a failure:
-- something has happened since, so it is tried at once. Jobs do not give up: the ledger says that a step is due until it is
-- done.
create function fairway.wake_change(change_id text) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(
    identifier => 'change',
    payload => json_build_object('change', change_id),
    queue_name => 'change:' || change_id,
    job_key => 'change:' || change_id,
    job_key_mode => 'preserve_run_at',
    max_attempts => 30000
  );
end
$$;

revoke all on function fairway.wake_change(text) from public;
