#!/bin/sh
# The role that servers and workers have; PostgreSQL's image runs this once, in a fresh database.
# What the role may do is granted by `paatospolku migrate --role paatospolku_app`.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$(cat "${SECRETS:-/run/secrets}/application_password")" \
    --username "$POSTGRES_USER" --dbname "${POSTGRES_DB:-$POSTGRES_USER}" <<'SQL'
CREATE ROLE paatospolku_app LOGIN PASSWORD :'password';
SQL
