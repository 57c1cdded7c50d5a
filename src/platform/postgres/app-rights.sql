-- Everything the app's role may do. Given again at each start, after the migrations; nothing else is granted anywhere.
grant usage on schema fairway to fairway_app;
grant select, insert on fairway.event, fairway.event_object to fairway_app;
grant execute on function fairway.wake_change(text) to fairway_app;
