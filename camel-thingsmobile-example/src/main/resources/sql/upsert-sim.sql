-- MERGE is the one upsert that H2 and PostgreSQL (15 and newer) both know.
-- What was read does not replace what another process has read later and stored already. A row that is more than a minute in
-- the future was stored while the clock was wrong.
-- Infobip's SIMs come without their traffic, which upsert-usage.sql stores.
MERGE INTO sim t
USING (SELECT CAST(:#provider AS VARCHAR(20))               AS provider,
              CAST(:#simId AS VARCHAR(22))                  AS sim_id,
              CAST(:#iccid AS VARCHAR(22))                  AS iccid,
              CAST(:#msisdn AS VARCHAR(15))                 AS msisdn,
              CAST(:#name AS VARCHAR(500))                  AS name,
              CAST(:#${variable.tag} AS VARCHAR(500))       AS tag,
              CAST(:#rawStatus AS VARCHAR(100))             AS status,
              CAST(:#${body[status].name} AS VARCHAR(20))   AS status_group,
              CAST(:#usedBytesThisMonth AS BIGINT)          AS monthly_traffic,
              CAST(:#trafficMonth AS VARCHAR(7))            AS traffic_month,
              CAST(:#readAt AS TIMESTAMP)                   AS read_at,
              CAST(:#now AS TIMESTAMP)                      AS now_at) s
ON (t.provider = s.provider AND t.sim_id = s.sim_id)
WHEN MATCHED AND (t.changed_at <= s.read_at OR t.changed_at > s.now_at + INTERVAL '1' MINUTE) THEN UPDATE SET
    iccid = s.iccid, msisdn = s.msisdn, name = s.name, tag = s.tag, status = s.status, status_group = s.status_group,
    monthly_traffic = COALESCE(s.monthly_traffic, t.monthly_traffic),
    traffic_month = CASE WHEN s.monthly_traffic IS NULL THEN t.traffic_month ELSE s.traffic_month END,
    changed_at = s.read_at, removed = FALSE
WHEN NOT MATCHED THEN INSERT
    (provider, sim_id, iccid, msisdn, name, tag, status, status_group, monthly_traffic, traffic_month,
     added_at, changed_at, removed)
VALUES
    (s.provider, s.sim_id, s.iccid, s.msisdn, s.name, s.tag, s.status, s.status_group, s.monthly_traffic, s.traffic_month,
     s.read_at, s.read_at, FALSE)
