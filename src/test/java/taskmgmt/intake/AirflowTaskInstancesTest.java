package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import taskmgmt.imports.Preset;

class AirflowTaskInstancesTest {
    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.AIRFLOW_TASK_INSTANCES, "task_instances.json", "UTC");

        assertThat(imported.events()).isEqualTo("""
                2026-01-06T00:00:01Z task.created airflow:orders_daily:scheduled__2026-01-05T00:00:00+00:00:extract {"task_type":"orders_daily.extract","subsystem":"airflow","title":"extract","assigned_to":"worker-1","metadata":{"imported_from":"airflow-task-instances","dag_run_id":"scheduled__2026-01-05T00:00:00+00:00","operator":"BashOperator","max_tries":2,"pool":"default_pool","queue":"default"}}
                2026-01-06T00:00:04.101000Z task.started airflow:orders_daily:scheduled__2026-01-05T00:00:00+00:00:extract
                2026-01-06T00:03:40.220000Z task.completed airflow:orders_daily:scheduled__2026-01-05T00:00:00+00:00:extract {"metadata":{"state":"success"}}
                2026-01-06T00:03:41Z task.created airflow:orders_daily:scheduled__2026-01-05T00:00:00+00:00:load:0 {"task_type":"orders_daily.load","subsystem":"airflow","title":"load","assigned_to":"worker-2","metadata":{"imported_from":"airflow-task-instances","dag_run_id":"scheduled__2026-01-05T00:00:00+00:00","map_index":0,"operator":"PythonOperator","max_tries":2,"pool":"default_pool","queue":"default"}}
                2026-01-06T00:03:45Z task.started airflow:orders_daily:scheduled__2026-01-05T00:00:00+00:00:load:0
                2026-01-06T00:04:00Z task.failed airflow:orders_daily:scheduled__2026-01-05T00:00:00+00:00:load:0 {"error_message":"up_for_retry","metadata":{"state":"up_for_retry"}}
                2026-01-06T00:09:00Z task.started airflow:orders_daily:scheduled__2026-01-05T00:00:00+00:00:load:0 {"attempt":2}
                2026-01-06T00:11:30Z task.completed airflow:orders_daily:scheduled__2026-01-05T00:00:00+00:00:load:0 {"retries_count":1,"metadata":{"attempt":2,"state":"success"}}
                2026-01-06T00:11:31Z task.created airflow:orders_daily:scheduled__2026-01-05T00:00:00+00:00:publish {"task_type":"orders_daily.publish","subsystem":"airflow","title":"publish","assigned_to":"worker-2","metadata":{"imported_from":"airflow-task-instances","dag_run_id":"scheduled__2026-01-05T00:00:00+00:00","operator":"EmailOperator","max_tries":0,"pool":"default_pool","queue":"default"}}
                2026-01-06T00:11:35Z task.started airflow:orders_daily:scheduled__2026-01-05T00:00:00+00:00:publish
                """);
        assertThat(imported.refused()).isEmpty();
        assertThat(imported.tasks()).isEqualTo(3);
        assertThat(imported.attempts()).isEqualTo(4);
        assertThat(imported.totals().passedOver()).isEqualTo(1);
    }

    @Test
    void whatNamesNoRunIsUnusable() throws Exception {
        assertThat(Imported.text(Preset.AIRFLOW_TASK_INSTANCES, "{\"task_instances\":[{\"dag_id\":\"d\",\"task_id\":\"t\"}]}").refused())
                .containsExactly("1: no dag_run_id");
    }
}
