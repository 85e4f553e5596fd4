"""The yearly follow-up as an Airflow DAG (Airflow 2, provider apache-airflow-providers-apache-spark).

The connection ``spark_samkor`` names the master. Paths come from Airflow variables; the key is never among them, only the
path of its file, which the driver reads.
"""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

with DAG(
    dag_id="samkor_follow_up",
    schedule="0 2 10 2 *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    # a store takes one run at a time; another would stop at once
    max_active_runs=1,
    default_args={"retries": 1, "retry_delay": timedelta(minutes=10)},
) as dag:
    SparkSubmitOperator(
        task_id="follow_up",
        conn_id="spark_samkor",
        name="samkor follow-up",
        application="{{ var.value.samkor_jar }}",
        java_class="se.samkor.job.Main",
        properties_file="{{ var.value.samkor_properties }}",
        application_args=[
            "follow-up",
            "--delivery={{ var.value.samkor_delivery }}",
            # the exits of the year before last: their year after has ended
            "--year={{ data_interval_end.year - 2 }}",
            "--store={{ var.value.samkor_store }}",
            "--out={{ var.value.samkor_out }}",
            "--key-file={{ var.value.samkor_key_file }}",
        ],
    )
