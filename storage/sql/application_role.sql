-- PostgreSQL: a role for the application that can add to the log but never change it.
--
-- Run once, as the owner of the database, after the first migration and after each later one:
--   psql -v role=paatospolku_app -f application_role.sql DATABASE
-- The application then connects as that role; migrations and restores stay the owner's.
-- Erasing a person's data in the log ("before", "after") is the owner's as well: the chain runs
-- over their hashes and still verifies.

\set ON_ERROR_STOP on

SELECT format('CREATE ROLE %I LOGIN', :'role')
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec

GRANT USAGE ON SCHEMA public TO :"role";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"role";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"role";

-- the log, its anchors, and what it and done work are listed by: read and append
REVOKE UPDATE, DELETE, TRUNCATE ON audit, audit_anchor, audit_anchor_head, audit_lookup FROM :"role";
REVOKE UPDATE, DELETE, TRUNCATE ON task_lookup FROM :"role";
-- what was deployed stays as it was
REVOKE UPDATE, DELETE, TRUNCATE ON deployment, resource, definition FROM :"role";
-- a number given is given for ever
REVOKE UPDATE, DELETE, TRUNCATE ON number FROM :"role";
-- the tables of Procrastinate, where it carries the jobs
SELECT format(what, :'role') FROM unnest(ARRAY[
    'GRANT USAGE ON SCHEMA procrastinate TO %I',
    'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA procrastinate TO %I',
    'GRANT USAGE ON ALL SEQUENCES IN SCHEMA procrastinate TO %I',
    'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA procrastinate TO %I'
]) AS what WHERE to_regnamespace('procrastinate') IS NOT NULL \gexec
-- the schema's revision is the owner's
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON alembic_version FROM :"role";
