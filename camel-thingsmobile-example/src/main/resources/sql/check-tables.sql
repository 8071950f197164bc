-- fails if the tables are those of an earlier version of the program, which had no SIMs of several providers
SELECT provider, sim_id, status_group, monthly_traffic, traffic_month, added_at FROM sim WHERE 1 = 0;
SELECT provider, sim_id, intended_at, settled_at FROM sim_action WHERE 1 = 0;
SELECT sim_id FROM sim_lock WHERE 1 = 0;
SELECT stored_at FROM cdr WHERE 1 = 0;
