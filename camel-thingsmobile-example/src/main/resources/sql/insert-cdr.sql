-- The key tells even identical CDRs apart, and is the same when one comes again.
MERGE INTO cdr t
USING (SELECT CAST(:#CamelThingsMobileRecordKey AS VARCHAR(100)) AS record_key) n
ON (t.record_key = n.record_key)
WHEN NOT MATCHED THEN INSERT
    (record_key, msisdn, started_at, stopped_at, network, country, operator, traffic, stored_at)
VALUES
    (n.record_key,
     CAST(:#msisdn AS VARCHAR(15)),
     CAST(:#start AS TIMESTAMP),
     CAST(:#stop AS TIMESTAMP),
     CAST(:#network AS VARCHAR(500)),
     CAST(:#country AS VARCHAR(500)),
     CAST(:#operator AS VARCHAR(500)),
     CAST(:#traffic AS BIGINT),
     CAST(:#readAt AS TIMESTAMP))
