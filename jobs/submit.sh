#!/usr/bin/env bash
# Hands a job to spark-submit: jobs/submit.sh JOB [options]. The per-job submit.sh call this one.
#   SPARK_HOME         the Spark 3.5 (Scala 2.12) to submit with; else spark-submit is looked for on the path
#   SAMKOR_PROPERTIES  Spark's settings, the master among them (default: conf/spark/local.properties)
#   SAMKOR_JAR         the cluster jar (default: the one that mvn package makes)
set -euo pipefail
house=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
properties="${SAMKOR_PROPERTIES:-$house/conf/spark/local.properties}"
jar="${SAMKOR_JAR:-$house/target/samkor-0.1.0-cluster.jar}"
submit="${SPARK_HOME:+$SPARK_HOME/bin/}spark-submit"

[ -f "$properties" ] || { echo "samkor: no Spark settings at $properties (SAMKOR_PROPERTIES)." >&2; exit 2; }
[ -f "$jar" ] || { echo "samkor: no cluster jar at $jar; make it with mvn -DskipTests package." >&2; exit 2; }
command -v "$submit" >/dev/null || { echo "samkor: $submit not found; set SPARK_HOME." >&2; exit 2; }

exec "$submit" --properties-file "$properties" --name "samkor ${1:-}" --class se.samkor.job.Main "$jar" "$@"
