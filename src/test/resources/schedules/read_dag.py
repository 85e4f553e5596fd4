"""Runs an Airflow DAG file (first argument) without Airflow and prints what it would submit.

The classes that it imports are stood in for by ones that take the parameters which Airflow 2 and its Spark provider document,
and no others. Templates are rendered by the engine that Airflow uses, Jinja, and a name that is not there is an error.
"""

import datetime
import json
import runpy
import sys
import types

import jinja2

TEMPLATED = ("application", "conf", "files", "jars", "name", "application_args", "env_vars", "properties_file")
OF_EVERY_TASK = {"task_id", "retries", "retry_delay", "email", "email_on_failure", "execution_timeout", "depends_on_past"}
VARIABLES = {name: f"/{name}" for name in ("samkor_jar", "samkor_properties", "samkor_delivery", "samkor_store", "samkor_out")}
VARIABLES["samkor_key_file"] = "/samkor.key"
tasks = []
dags = []


class DAG:
    def __init__(self, dag_id, *, schedule=None, start_date=None, catchup=True, max_active_runs=16, default_args=None, tags=None,
                 description=None):
        assert isinstance(start_date, datetime.datetime) and len(schedule.split()) == 5
        self.schedule, self.max_active_runs, self.catchup = schedule, max_active_runs, catchup
        assert set(default_args or {}) <= OF_EVERY_TASK, default_args
        dags.append(self)

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        return False


class SparkSubmitOperator:
    def __init__(self, *, application="", conf=None, conn_id="spark_default", files=None, py_files=None, archives=None,
                 driver_class_path=None, jars=None, java_class=None, packages=None, exclude_packages=None, repositories=None,
                 total_executor_cores=None, executor_cores=None, executor_memory=None, driver_memory=None, keytab=None,
                 principal=None, proxy_user=None, name="arrow-spark", num_executors=None, status_poll_interval=1,
                 application_args=None, env_vars=None, verbose=False, spark_binary=None, properties_file=None, yarn_queue=None,
                 deploy_mode=None, use_krb5ccache=False, **of_every_task):
        assert "task_id" in of_every_task and set(of_every_task) <= OF_EVERY_TASK, of_every_task
        given = dict(locals())
        for field, value in given.items():
            for text in value if isinstance(value, list) else [value]:
                assert not (isinstance(text, str) and "{{" in text) or field in TEMPLATED, f"{field} is not templated"
        tasks.append(given)


for module in ("airflow", "airflow.providers", "airflow.providers.apache", "airflow.providers.apache.spark",
               "airflow.providers.apache.spark.operators", "airflow.providers.apache.spark.operators.spark_submit"):
    sys.modules[module] = types.ModuleType(module)
sys.modules["airflow"].DAG = DAG
sys.modules["airflow.providers.apache.spark.operators.spark_submit"].SparkSubmitOperator = SparkSubmitOperator

runpy.run_path(sys.argv[1])
(dag,) = dags
(task,) = tasks
jinja = jinja2.Environment(undefined=jinja2.StrictUndefined)


def rendered(text):
    return jinja.from_string(text).render(
        var={"value": VARIABLES}, data_interval_end=datetime.datetime(2027, 2, 10, 2, 0, tzinfo=datetime.timezone.utc))


print(json.dumps({
    "schedule": dag.schedule,
    "max_active_runs": dag.max_active_runs,
    "catchup": dag.catchup,
    "application": rendered(task["application"]),
    "java_class": task["java_class"],
    "properties_file": rendered(task["properties_file"]),
    "words": [rendered(word) for word in task["application_args"]],
}))
