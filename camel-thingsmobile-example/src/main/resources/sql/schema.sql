-- the fleet as the service last told it
CREATE TABLE IF NOT EXISTS sim (
    msisdn          VARCHAR(15) PRIMARY KEY,
    iccid           VARCHAR(20),
    name            VARCHAR(500),
    tag             VARCHAR(500),
    status          VARCHAR(100),
    status_group    VARCHAR(20),
    plan            VARCHAR(500),
    last_connection TIMESTAMP,
    balance         BIGINT,
    daily_traffic   BIGINT,
    monthly_traffic BIGINT,
    total_traffic   BIGINT,
    seen_at         TIMESTAMP NOT NULL,
    removed         BOOLEAN   NOT NULL
);

-- what was done to a SIM for its traffic of a month: each action at most once
CREATE TABLE IF NOT EXISTS sim_action (
    msisdn        VARCHAR(15)  NOT NULL,
    traffic_month VARCHAR(7)   NOT NULL,
    action        VARCHAR(20)  NOT NULL,
    outcome       VARCHAR(10)  NOT NULL,
    reason        VARCHAR(500),
    round_at      TIMESTAMP    NOT NULL,
    PRIMARY KEY (msisdn, traffic_month, action)
);
