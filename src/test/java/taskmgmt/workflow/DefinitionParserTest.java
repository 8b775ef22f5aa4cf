package taskmgmt.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.json.Json;
import taskmgmt.testkit.Golden;

/** What a definition says, and what is wrong with one. */
class DefinitionParserTest {
    private static String problems(String text) {
        return DefinitionParser.parse(text).problems().stream().map(each -> each.words() + "\n").collect(Collectors.joining());
    }

    private static Definition parsed(String text) {
        assertThat(problems(text)).isEmpty();
        return Objects.requireNonNull(DefinitionParser.parse(text).value());
    }

    static List<Path> examples() throws Exception {
        try (Stream<Path> files = Files.list(Golden.inProject("examples/workflows"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEachExample(Path file) throws Exception {
        assertThat(problems(Files.readString(file))).isEmpty();
    }

    @Test
    void readsEverythingThatADefinitionSays() {
        Definition definition = parsed("""
                id: all
                description: of every kind
                subsystem: ci
                params:
                  version:
                  env: {type: string, default: test, one_of: [test, prod], description: where}
                  dry: {type: boolean, default: false}
                  n: {type: number, default: 3}
                max_parallel: 3
                timeout: 2h
                env: {WHO: "${params.env}"}
                steps:
                  - {name: list, run: [ls, "a-${params.n}-b"], outputs: [files, n], secrets: [TOKEN], env: {A: "1"}, directory: d, timeout: 5m, grace: 1s,
                     retry: {limit: 2, backoff: 1s..1m, on: [3]}}
                  - {name: sh, shell: 'echo "$PARAM_VERSION"', continue_on: {failure: false, exit_codes: [4, 5]}}
                  - {name: seq, depends_on: [list, sh], if: steps.sh.exit_code == 4, sequential: [{name: s1, run: [x]}, {name: s2, run: [x, "${steps.s1.status}"]}]}
                  - {name: par, parallel: [{name: p1, run: [x]}, {name: p2, depends_on: p1, run: [x]}], max_parallel: 2, continue_on: failure}
                  - {name: each, depends_on: list, foreach: "${steps.list.outputs.files}", as: file, max_parallel: 4, steps: [{name: e1, run: [x, "${file}", "${file.name}"]}]}
                  - {name: some, foreach: [a, "${params.env}"], steps: [{name: e2, run: [x, "${item}"]}]}
                  - {name: branch, depends_on: list, condition: {or: [{field: steps.list.outputs.n, operator: greater_than, value: 2}, {not: params.dry}]},
                     then: [{name: b1, run: [x]}], else: [{name: b2, wait: 1s}]}
                  - {name: loop, while: steps.l1.exit_code != 0, max: 5, every: 1s, steps: [{name: l1, run: [x]}]}
                  - {name: until, until: "exists steps.l2.exit_code", steps: [{name: l2, run: [x]}]}
                  - {name: w1, wait: {for: 3s}, timeout: 1m}
                  - {name: w2, wait: {until: "2026-01-31T22:00:00Z"}}
                  - {name: w3, wait: {file: "${params.env}.done"}}
                  - {name: w4, wait: {task: other}}
                  - {name: gate, approval: "Go on with ${params.version}?", deadline: 1h, default: approve}
                  - {name: sub, workflow: other, params: {a: "${params.env}"}}
                  - {name: last, depends_on: [sub, loop, branch], run: [x, "${steps.sub.outputs.anything}", "${steps.l1.exit_code}", "${steps.b1.status}"]}
                on_success: [{name: h1, run: [x, "${run.status}", "${steps.list.status}"]}]
                on_failure: [{name: h2, run: [x]}]
                on_cancel: [{name: h3, run: [x]}]
                on_exit: [{name: h4, run: [x, "$${run.id}"]}]
                outputs: {files: "${steps.list.outputs.files}"}
                """);
        assertThat(definition.all()).hasSize(30);
        assertThat(definition.uses()).containsExactly("other");
        assertThat(definition.secrets()).containsExactly("TOKEN");
        assertThat(definition.steps().atMost()).isEqualTo(3);
        assertThat(definition.timeout()).isEqualTo(Duration.ofHours(2));
        Step.Command list = (Step.Command) definition.steps().steps().getFirst();
        assertThat(list.retries().limit()).isEqualTo(2);
        assertThat(list.retries().codes()).containsExactly(3);
        assertThat(list.words().getLast().text()).isEqualTo("a-${params.n}-b");
        Map<String, String> kinds = new LinkedHashMap<>();
        definition.all().forEach(step -> kinds.put(step.kind(), step.name()));
        assertThat(kinds.keySet()).containsExactlyInAnyOrder("run", "shell", "sequential", "parallel", "foreach", "condition", "loop", "wait", "approval",
                "workflow");
        assertThat(Downstream.of(definition, "s1")).containsExactlyInAnyOrder("s1", "s2");
        assertThat(Downstream.of(definition, "list")).containsExactlyInAnyOrder("list", "seq", "each", "branch", "last");
        assertThat(Downstream.of(definition, "l1")).containsExactlyInAnyOrder("l1", "last");
    }

    @Test
    void saysWhatIsWrongWithTheParts() {
        assertThat(problems("""
                id: my flow
                descripton: typo
                params: [a]
                steps:
                  - name: build
                    run: make all
                  - name: build
                    run: [make]
                  - name: none
                    comand: [x]
                  - name: both
                    run: [x]
                    approval: "Go?"
                  - name: sh
                    shell: 'echo ${params.who}'
                    retry: {limit: 0, backoff: 5m..1s, on: [0]}
                    env: {TASK_MGMT_X: a}
                  - name: t
                    run: ["${params.x", "${a b}"]
                    timeout: 5
                  - name: c
                    if: "params.a = 3"
                    run: [x]
                  - name: c2
                    if: {field: params.a, operator: is, value: 3}
                    run: [x]
                  - name: on_exit
                    run: [x]
                  - name: w
                    wait: {forr: 3s}
                  - name: ap
                    approval: x
                    default: approve
                  - name: co
                    continue_on: always
                    run: [x]
                  - name: fe
                    foreach: "a b"
                    steps: []
                """)).isEqualTo("""
                1:5: 'id': 'my flow' is no name: 1 to 40 letters, digits, '_' and '-', and a letter first
                2:1: the workflow has no 'descripton' (did you mean 'description'?): it has id, description, subsystem, params, max_parallel, timeout, env, steps, on_success, on_failure, on_cancel, on_exit, outputs
                3:9: 'params' has to be a mapping, and is a list
                6:10: 'run' has to be a list of the program and its arguments, as in [make, test]; a line for a shell is 'shell'
                7:5: the name 'build' is that of the step in line 5: give each a name of its own
                9:5: the step needs one of run, shell, sequential, parallel, foreach, condition, while, until, wait, approval, workflow, webhook (did you mean 'run'?)
                11:5: the step has both 'run' and 'approval': make them two steps
                15:12: 'shell' has ${params.…}: no value goes into the line of a shell. It finds parameters in its environment, as "$PARAM_NAME", and what else it needs by 'env'
                16:20: 'limit': '0' is not a whole number, 1 to 1000
                16:32: 'backoff': '5m..1s' goes down: the longer time comes second, as in 2s..1m
                16:44: 'on': '0' is not a whole number, 1 to 255
                17:10: 'env': 'TASK_MGMT_X' is no variable that can be set: letters, digits and '_', a letter first, and neither TASK_MGMT_ nor PARAM_ at its beginning
                19:11: 'run': '${params.x' has no '}'; write $${ for a literal ${
                19:25: 'run': 'a b' is no place of a value: write params.NAME, steps.STEP.exit_code, steps.STEP.outputs.NAME or run.id
                20:14: 'timeout': '5' has no unit; write 90s, 15m, 2h or 7d
                22:9: 'if': 'params.a = 3' is no condition: there is no '=': it is == or !=; write params.env == 'prod' and not steps.test.exit_code > 0
                25:9: there is no operator 'is': there are equals, not_equals, greater_than, less_than, at_least, at_most, contains and exists
                27:5: no step can be called 'on_exit': handlers are
                30:11: 'wait' needs one of for, until, file, task and event
                30:12: 'wait' has no 'forr' (did you mean 'for'?): it has until, file, task, event, for
                31:5: the step has a 'default' and no 'deadline': without one it waits for ever
                35:18: 'continue_on' is failure, or a mapping with exit_codes
                38:14: 'foreach' has to be a list, or the place of one: ${steps.list.outputs.files}
                39:12: 'steps' has to be a list of steps, and is empty
                """);
    }

    @Test
    void aListAsDefaultIsTextWithALineForEachItem() {
        Definition definition = parsed("""
                id: lists
                params:
                  suites: [unit, integration]
                  hosts: {default: [a, 7], description: where}
                  none: []
                steps:
                  - {name: each, foreach: "${params.suites}", steps: [{name: e1, run: [x, "${item}"]}]}
                """);
        assertThat(definition.values(Map.of("hosts", "b"))).isEqualTo(Map.of("suites", "unit\nintegration", "hosts", "b", "none", ""));
        assertThat(definition.values(Map.of())).containsEntry("hosts", "a\n7");
    }

    @Test
    void saysWhatIsWrongWithTheKindsOfValues() {
        assertThat(problems("""
                id: kinds
                params:
                  "a b": x
                  n: {type: number, default: many}
                  o: {default: {a: b}}
                  p: [a, {b: c}]
                  q: {type: number, default: [1, 2]}
                  r: {default: [x, ""]}
                  t: {type: date}
                env: 3
                steps:
                  - step
                  - {name: a, if: [x], run: {a: b}}
                  - {name: b, run: []}
                  - {name: c, run: [[x]]}
                  - {name: d, if: {and: x}, run: [x], outputs: ["a b"]}
                  - {name: e, if: {field: params.n, operator: equals}, run: [x], continue_on: {exit_codes: [x]}}
                  - {name: f, foreach: {a: b}, steps: x}
                  - {name: g, approval: x, deadline: 1h, default: maybe}
                  - {name: h, while: "", steps: [{name: h1, run: [x]}]}
                """)).isEqualTo("""
                3:10: 'params': 'a b' is no name
                4:30: 'default' is 'many', and has to be a number
                5:16: 'default' has to be a value, and is a mapping
                6:10: an item of a default has to be a value of one line, and is a mapping
                7:30: 'default' has to be a value, and is a list
                8:20: an item of a default has to be a value of one line, and is the value ''
                9:13: 'type': 'date' is none of string, number and boolean
                10:6: 'env' has to be a mapping, and is the value '3'
                12:5: the step has to be a mapping, and is the value 'step'
                13:19: 'if' has to be a condition, and is a list
                13:29: 'run' has to be a list, and is a mapping
                14:20: 'run' has to be a list, and is empty
                15:21: 'run' has to be a string, and is a list
                16:25: 'and' has to be a list of conditions, and is the value 'x'
                16:48: 'outputs': 'a b' is no name: 1 to 40 letters, digits, '_' and '-', and a letter first
                17:19: the operator 'equals' needs a 'value'
                17:92: 'exit_codes': 'x' is not a whole number, 1 to 255
                18:24: 'foreach' has to be a list, and is a mapping
                18:39: 'steps' has to be a list of steps, and is the value 'x'
                19:51: 'default': 'maybe' is neither approve nor reject
                20:22: 'while': '' is no condition: something is missing at its end; write params.env == 'prod' and not steps.test.exit_code > 0
                """);
        assertThat(problems("id: a\nsteps:\n  - {name: x, run: [a\n")).isEqualTo("4:1: expected ',' or ']', but got <stream end>\n");
        assertThat(problems("\n")).isEqualTo("1:1: the file is empty\n");
        assertThat(problems("x")).contains("1:1: the workflow has to be a mapping, and is the value 'x'\n");
        assertThat(problems("id: a\n")).isEqualTo("1:1: the workflow needs 'steps'\n");
    }

    @Test
    void saysWhatIsWrongWithHowStepsHangTogether() {
        assertThat(problems("""
                id: graph
                steps:
                  - {name: a, depends_on: bb, run: [x]}
                  - {name: b, depends_on: [c], run: [x]}
                  - {name: c, depends_on: [b], run: [x]}
                  - name: s
                    sequential:
                      - {name: s1, run: [x], depends_on: [a]}
                  - {name: d, depends_on: s1, run: [x]}
                """)).isEqualTo("""
                3:27: there is no step 'bb' (did you mean 'b'?)
                4:5: steps wait for each other: b → c → b
                8:43: 'depends_on' is for steps side by side: here each waits for the one before
                9:27: 's1' is not among the steps beside this one: depend on the step that has it within
                """);
        String name = "n".repeat(40);
        assertThat(problems("id: deep\nsteps:\n  - {name: " + name + ", sequential: [{name: b" + name.substring(1) + ", sequential: [{name: c"
                + name.substring(1) + ", sequential: [{name: x, run: [x]}]}]}]}\n")).contains("nested too deep for their names");
    }

    @Test
    void saysWhichValuesMayNotBeThere() {
        assertThat(problems("""
                id: values
                params: {who: x}
                env: {A: "${steps.a.exit_code}"}
                steps:
                  - {name: a, outputs: [v], run: [x, "${parms.who}", "${params.whom}", "${who}", "${run.it}", "${a.x}", "${steps}"]}
                  - {name: b, run: [x, "${steps.a.outputs.v}"]}
                  - {name: c, depends_on: a, run: [x, "${steps.a.outputs.w}", "${steps.aa.status}", "${steps.a.code}", "${steps.c.status}"]}
                  - name: f
                    foreach: [a, b]
                    as: it
                    steps:
                      - {name: f1, run: [x, "${it}", "${item}", "${steps.f.status}"]}
                  - {name: g, depends_on: f, run: [x, "${steps.f1.exit_code}", "${steps.f.exit_code}", "${it}"]}
                outputs: {v: "${steps.a.outputs.v}", w: "${steps.f1.status}"}
                """)).isEqualTo("""
                3:10: 'a' need not have ended when steps.a.exit_code is asked for
                5:38: there is no value 'parms.who' (did you mean 'params'?)
                5:54: there is no params.whom (did you mean 'who'?)
                5:72: there is no value 'who': a parameter is params.who
                5:82: there is no run.it: of a run there are id, workflow, attempt, status
                5:95: there is no value 'a.x': a step is steps.a
                5:105: there is no steps: write steps.NAME.exit_code
                6:24: 'a' need not have ended when steps.a.outputs.v is asked for: let 'b' wait for it, by depends_on
                7:39: 'a' has no output 'w' (did you mean 'v'?): it names its 'outputs'
                7:63: there is no step 'aa' (did you mean 'a'?)
                7:85: there is no steps.a.code: of a step there are status, exit_code, outputs (did you mean 'exit_code'?)
                7:104: steps.c.status is asked for before it has ended
                12:38: there is no value 'item'
                12:49: steps.f.status is asked for before it has ended
                13:39: steps.f1.exit_code is one of several: 'f1' is within a foreach
                13:64: there is no steps.f.exit_code: 'f' runs no command itself
                13:88: there is no value 'it'
                14:41: steps.f1.status is one of several: 'f1' is within a foreach
                """);
    }

    @Test
    void checksTheValuesOfARun() {
        Definition definition = parsed("""
                id: p
                params:
                  version:
                  n: {type: number, default: 3}
                  dry: {type: boolean, default: false}
                  env: {one_of: [test, prod]}
                steps: [{name: a, run: [x]}]
                """);
        assertThat(definition.values(Map.of("version", "1", "env", "prod"))).containsExactly(
                Map.entry("version", "1"), Map.entry("n", "3"), Map.entry("dry", "false"), Map.entry("env", "prod"));
        assertThat(Definition.variables(Map.of("a-b", "1"))).containsExactly(Map.entry("PARAM_A_B", "1"));
        refuses(definition, Map.of("version", "1", "env", "prd"), "the parameter 'env' is 'prd', and can be test, prod");
        refuses(definition, Map.of("env", "prod"), "workflow p needs the parameter 'version': --param version=…");
        refuses(definition, Map.of("verson", "1"), "workflow p has no parameter 'verson' (did you mean 'version'?)");
        refuses(definition, Map.of("version", "1", "env", "prod", "n", "x"), "the parameter 'n' is 'x', and has to be a number");
        refuses(definition, Map.of("version", "1", "env", "prod", "dry", "no"), "the parameter 'dry' is 'no', and has to be true or false");
        refuses(definition, Map.of("version", "a\0b", "env", "prod"), "the parameter 'version' has more than 4096 characters, or a NUL among them");
    }

    private static void refuses(Definition definition, Map<String, String> given, String why) {
        assertThatThrownBy(() -> definition.values(given)).isInstanceOf(IllegalArgumentException.class).hasMessage(why);
    }

    /** Editors complete from the schema, so it has the words that the reader knows. */
    @Test
    void theSchemaHasEveryWord() throws Exception {
        String schema = Files.readString(Golden.inProject("src/main/resources/taskmgmt/cli/workflow/workflow.schema.json"));
        assertThat(Json.strict().parse(schema)).containsKeys("properties", "$defs");
        for (String word : Set.of("name", "depends_on", "if", "continue_on", "run", "shell", "env", "directory", "secrets", "outputs", "timeout", "grace",
                "retry", "limit", "backoff", "on", "sequential", "parallel", "max_parallel", "foreach", "as", "steps", "condition", "then", "else", "while",
                "until", "max", "every", "wait", "for", "file", "task", "approval", "deadline", "default", "workflow", "params", "one_of", "on_success",
                "on_failure", "on_cancel", "on_exit", "field", "operator", "value", "and", "or", "not", "at_least", "exists", "webhook", "method",
                "headers", "secret_headers", "body", "sign", "event", "by_category")) {
            assertThat(schema).contains("\"" + word + "\"");
        }
    }

    /** A file of another program is told all that is written otherwise, also where it has no step that can be read. */
    @Test
    void saysWhatIsWrittenOtherwiseThanElsewhere() {
        assertThat(DefinitionParser.parse("""
                name: etl
                schedule: "0 3 * * *"
                handlerOn: {failure: {command: x}}
                steps:
                  - name: load
                    command: load.sh
                    depends: [extract]
                    retry-policy: {limit: 3}
                  - name: send
                    run: [send]
                    preconditions: [{condition: a}]
                """).problems()).extracting(YamlProblem::words).containsExactly(
                "1:1: the workflow needs 'id'",
                "1:1: the workflow has no 'name': its name is 'id'",
                "2:1: the workflow has no 'schedule': 'task-mgmt add --cron EXPRESSION --workflow ID' runs it by the clock",
                "3:1: the workflow has no 'handlerOn': handlers are 'on_success', 'on_failure', 'on_cancel' and 'on_exit'",
                "5:5: the step needs one of run, shell, sequential, parallel, foreach, condition, while, until, wait, approval, workflow, webhook (did you mean 'run'?)",
                "7:5: the step has no 'depends': it is 'depends_on'",
                "8:5: the step has no 'retry-policy': it is 'retry', as in {limit: 3, backoff: 5s}",
                "11:5: the step has no 'preconditions': it is 'if'");
    }

    @Test
    void noStepIsMeantToDependOnItself() {
        assertThat(DefinitionParser.parse("id: x\nsteps:\n  - {name: a, run: [x], depends_on: [b]}\n  - {name: bb, run: [x]}\n").problems())
                .extracting(YamlProblem::words).containsExactly("3:38: there is no step 'b' (did you mean 'bb'?)");
        assertThat(DefinitionParser.parse("id: x\n---\nid: y\n").problems()).extracting(YamlProblem::text)
                .containsExactly("expected a single document in the stream, but found another document");
    }
}
