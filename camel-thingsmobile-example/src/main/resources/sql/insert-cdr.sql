-- The key tells even identical CDRs apart, and is the same when one comes again. The SIM is named as it was at the time.
MERGE INTO cdr t
USING (SELECT c.*, s.name AS sim_name, s.tag AS sim_tag
       FROM (SELECT CAST(:#recordKey AS VARCHAR(100)) AS record_key,
                    CAST(:#msisdn AS VARCHAR(15))     AS msisdn,
                    CAST(:#start AS TIMESTAMP)        AS started_at,
                    CAST(:#stop AS TIMESTAMP)         AS stopped_at,
                    CAST(:#network AS VARCHAR(500))   AS network,
                    CAST(:#country AS VARCHAR(500))   AS country,
                    CAST(:#operator AS VARCHAR(500))  AS operator,
                    CAST(:#traffic AS BIGINT)         AS traffic) c
       LEFT JOIN sim s ON s.msisdn = c.msisdn) n
ON (t.record_key = n.record_key)
WHEN NOT MATCHED THEN INSERT
    (record_key, msisdn, sim_name, sim_tag, started_at, stopped_at, network, country, operator, traffic)
VALUES
    (n.record_key, n.msisdn, n.sim_name, n.sim_tag, n.started_at, n.stopped_at, n.network, n.country, n.operator,
     n.traffic)
