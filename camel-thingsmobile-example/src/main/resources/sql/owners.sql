-- 0 if the owner's SIM is none of this account's: the service would refuse each text
SELECT COUNT(*) FROM sim WHERE msisdn = :#${bean:settings?method=ownerMsisdn} AND removed = FALSE
