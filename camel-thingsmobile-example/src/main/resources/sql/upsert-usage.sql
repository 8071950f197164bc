-- A usage only grows within a month, so a smaller one is an older one. It may come before its SIM, whose row then replaces
-- all but the usage, however early the SIM was read.
MERGE INTO sim t
USING (SELECT CAST(:#provider AS VARCHAR(20))               AS provider,
              CAST(:#iccid AS VARCHAR(22))                  AS iccid,
              CAST(:#name AS VARCHAR(500))                  AS name,
              CAST(:#${body[status].name} AS VARCHAR(20))   AS status_group,
              CAST(:#usedBytesThisMonth AS BIGINT)          AS monthly_traffic,
              CAST(:#trafficMonth AS VARCHAR(7))            AS traffic_month,
              CAST(:#readAt AS TIMESTAMP)                   AS read_at) s
ON (t.provider = s.provider AND t.sim_id = s.iccid)
WHEN MATCHED AND (t.traffic_month < s.traffic_month
                  OR t.traffic_month = s.traffic_month AND COALESCE(t.monthly_traffic, 0) <= s.monthly_traffic)
    THEN UPDATE SET monthly_traffic = s.monthly_traffic, traffic_month = s.traffic_month
WHEN NOT MATCHED THEN INSERT
    (provider, sim_id, iccid, name, status_group, monthly_traffic, traffic_month, added_at, changed_at, removed)
VALUES
    (s.provider, s.iccid, s.iccid, s.name, s.status_group, s.monthly_traffic, s.traffic_month,
     s.read_at, TIMESTAMP '1970-01-01 00:00:00', FALSE)
