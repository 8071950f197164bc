-- MERGE is the one upsert that H2 and PostgreSQL (15 and newer) both know.
-- What was read does not replace what another process has read later and stored already.
MERGE INTO sim t
USING (SELECT CAST(:#provider AS VARCHAR(20))               AS provider,
              CAST(:#msisdn AS VARCHAR(15))                 AS msisdn,
              CAST(:#iccid AS VARCHAR(22))                  AS iccid,
              CAST(:#name AS VARCHAR(500))                  AS name,
              CAST(:#tag AS VARCHAR(500))                   AS tag,
              CAST(:#status AS VARCHAR(100))                AS status,
              CAST(:#statusGroup AS VARCHAR(20))            AS status_group,
              CAST(:#plan AS VARCHAR(500))                  AS plan,
              CAST(:#lastConnectionDate AS TIMESTAMP)       AS last_connection,
              CAST(:#balance AS BIGINT)                     AS balance,
              CAST(:#dailyTraffic AS BIGINT)                AS daily_traffic,
              CAST(:#monthlyTraffic AS BIGINT)              AS monthly_traffic,
              CAST(:#totalTraffic AS BIGINT)                AS total_traffic,
              CAST(:#trafficMonth AS VARCHAR(7))            AS traffic_month,
              CAST(:#readAt AS TIMESTAMP)                   AS read_at) s
ON (t.provider = s.provider AND t.msisdn = s.msisdn)
WHEN MATCHED AND t.changed_at <= s.read_at THEN UPDATE SET
    iccid = s.iccid, name = s.name, tag = s.tag, status = s.status, status_group = s.status_group, plan = s.plan,
    last_connection = s.last_connection, balance = s.balance, daily_traffic = s.daily_traffic,
    monthly_traffic = s.monthly_traffic, total_traffic = s.total_traffic, traffic_month = s.traffic_month,
    changed_at = s.read_at, removed = FALSE
WHEN NOT MATCHED THEN INSERT
    (provider, msisdn, iccid, name, tag, status, status_group, plan, last_connection, balance,
     daily_traffic, monthly_traffic, total_traffic, traffic_month, added_at, changed_at, removed)
VALUES
    (s.provider, s.msisdn, s.iccid, s.name, s.tag, s.status, s.status_group, s.plan, s.last_connection, s.balance,
     s.daily_traffic, s.monthly_traffic, s.total_traffic, s.traffic_month, s.read_at, s.read_at, FALSE)
