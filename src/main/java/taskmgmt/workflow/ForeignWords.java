package taskmgmt.workflow;

import java.util.Map;

/** The names that other workflow programs use; if a file uses them, the error says what to write here. */
final class ForeignWords {
    /** Names for what is a kind of step here. */
    static final Map<String, String> KINDS = Map.of("command", "run", "cmd", "run", "exec", "run", "script", "shell", "uses", "workflow",
            "http", "webhook", "url", "webhook");

    /** What to use in place of keys of a workflow; the keys are in lower case and without word separators. */
    static final Map<String, String> OF_WORKFLOWS = Map.ofEntries(
            Map.entry("name", "its name is 'id'"),
            Map.entry("schedule", "'task-mgmt add --cron EXPRESSION --workflow ID' runs it by the clock"),
            Map.entry("on", "'task-mgmt trigger add' runs it when something happens"),
            Map.entry("jobs", "steps are a list, 'steps', and say by 'depends_on' what they wait for"),
            Map.entry("tasks", "they are 'steps'"),
            Map.entry("handleron", "handlers are 'on_success', 'on_failure', 'on_cancel' and 'on_exit'"),
            Map.entry("maxactivesteps", "it is 'max_parallel'"),
            Map.entry("timeoutsec", "it is 'timeout', as in 90s or 2h"),
            Map.entry("tags", "tasks of its steps are found by their type, 'WORKFLOW.STEP'"),
            Map.entry("histretentiondays", "records stay; see 'task-mgmt logs rotate' for old ones"),
            Map.entry("dotenv", "secrets are named by the steps that need them, in 'secrets'"),
            Map.entry("queue", "'task-mgmt add --workflow ID --group NAME' queues a run"));

    /** The same for keys of a step. */
    static final Map<String, String> OF_STEPS = Map.ofEntries(
            Map.entry("depends", "it is 'depends_on'"),
            Map.entry("needs", "it is 'depends_on'"),
            Map.entry("output", "values that it prints are named in 'outputs'"),
            Map.entry("retrypolicy", "it is 'retry', as in {limit: 3, backoff: 5s}"),
            Map.entry("retries", "it is 'retry', as in {limit: 3, backoff: 5s}"),
            Map.entry("repeatpolicy", "a step 'while' or 'until' repeats its 'steps'"),
            Map.entry("preconditions", "it is 'if'"),
            Map.entry("precondition", "it is 'if'"),
            Map.entry("when", "it is 'if'"),
            Map.entry("timeoutsec", "it is 'timeout', as in 90s or 2h"),
            Map.entry("dir", "it is 'directory'"),
            Map.entry("workingdir", "it is 'directory'"),
            Map.entry("cwd", "it is 'directory'"),
            Map.entry("id", "its name is 'name'"),
            Map.entry("args", "'run' is a list of the program and its arguments"),
            Map.entry("with", "it is 'params'"));

    private ForeignWords() {}
}
