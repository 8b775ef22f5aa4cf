package taskmgmt.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.Retries;

/** A step of a workflow: it runs something, waits for something, or consists of other steps. */
public sealed interface Step {
    Head head();

    default String name() {
        return head().name();
    }

    /** The word for it in a definition. */
    String kind();

    /** The blocks that it consists of; empty for a step that is itself run or waited for. */
    default List<Block> blocks() {
        return List.of();
    }

    /**
     * What all steps have.
     *
     * @param name       unique in the definition
     * @param dependsOn  the steps of the same block that have to end first
     * @param when       the step is skipped if this is not true then; null for always
     * @param continueOn the failures that do not stop what comes after
     */
    record Head(String name, List<String> dependsOn, @Nullable Expression when, ContinueOn continueOn) {
        public Head {
            dependsOn = List.copyOf(dependsOn);
        }
    }

    /**
     * The failures that do not stop what comes after.
     *
     * @param failure   all failures
     * @param exitCodes failures with one of these exit codes
     */
    record ContinueOn(boolean failure, Set<Integer> exitCodes) {
        public static final ContinueOn NOTHING = new ContinueOn(false, Set.of());

        public ContinueOn {
            exitCodes = Set.copyOf(exitCodes);
        }
    }

    /** A step that does something itself, and may be retried if it fails. */
    sealed interface Work extends Step permits Command, Webhook {
        /** Names of environment variables that are given only to steps that list them. */
        List<String> secrets();

        /** Names of its output values. */
        List<String> outputs();
    }

    /**
     * A command.
     *
     * @param words       the program and its arguments; empty if a shell reads a line
     * @param line        the author's shell command line, unchanged; null if there are words
     * @param environment variables that it gets
     * @param directory   the working directory; null for the one in which the run was started
     * @param secrets     names of environment variables that are given only to steps that list them
     * @param outputs     names of the output values that it prints on standard output
     * @param timeout     how long each attempt may run; null for no limit
     * @param grace       how long it may take to end after that
     */
    record Command(
            Head head, List<Template> words, @Nullable String line, Map<String, Template> environment, @Nullable Template directory,
            List<String> secrets, List<String> outputs, @Nullable Duration timeout, Duration grace, Retries retries) implements Work {
        public Command {
            words = List.copyOf(words);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
            secrets = List.copyOf(secrets);
            outputs = List.copyOf(outputs);
        }

        @Override
        public String kind() {
            return line == null ? "run" : "shell";
        }
    }

    /**
     * A request to a web server.
     *
     * @param method        its method
     * @param url           its address
     * @param headers       header fields
     * @param secretHeaders header fields whose values are secrets, with the names of the variables that hold them
     * @param body          the body; null for a summary of the run, or for nothing with a method that sends no body
     * @param signedBy      the name of the variable with the key that signs the body; null for none
     * @param outputs       names of output values in the answer
     * @param timeout       how long each attempt may take
     */
    record Webhook(
            Head head, String method, Template url, Map<String, Template> headers, Map<String, String> secretHeaders, @Nullable Body body,
            @Nullable String signedBy, List<String> outputs, Duration timeout, Retries retries) implements Work {
        public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
        public static final Duration MAX_TIMEOUT = Duration.ofMinutes(10);

        public Webhook {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
            secretHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(secretHeaders));
            outputs = List.copyOf(outputs);
        }

        @Override
        public String kind() {
            return "webhook";
        }

        @Override
        public List<String> secrets() {
            List<String> secrets = new ArrayList<>(secretHeaders.values());
            if (signedBy != null) {
                secrets.add(signedBy);
            }
            return secrets;
        }

        /** Whether its method sends a body. */
        public boolean sends() {
            return !method.equals("GET") && !method.equals("DELETE");
        }
    }

    /** The body of a request. */
    sealed interface Body {
        /** A text that is sent as it is. */
        record Text(Template text) implements Body {}

        /** A JSON object of strings, except that a value consisting of a single reference keeps its type. */
        record Fields(Map<String, Template> values) implements Body {
            public Fields {
                values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            }
        }
    }

    /** Steps that run one after the other, or in parallel. */
    record Together(Head head, Block block) implements Step {
        @Override
        public String kind() {
            return block.inOrder() ? "sequential" : "parallel";
        }

        @Override
        public List<Block> blocks() {
            return List.of(block);
        }
    }

    /**
     * The same steps for each of several values.
     *
     * @param items  the values; one that is a single reference may be a list
     * @param as     the name by which the steps refer to the current value
     * @param atMost how many are processed at once
     */
    record ForEach(Head head, List<Template> items, String as, int atMost, Block body) implements Step {
        public static final int MAX_ITEMS = 1_000;

        public ForEach {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "foreach";
        }

        @Override
        public List<Block> blocks() {
            return List.of(body);
        }
    }

    /** One block or the other, depending on a condition. */
    record Branch(Head head, Expression condition, Block then, Block otherwise) implements Step {
        @Override
        public String kind() {
            return "condition";
        }

        @Override
        public List<Block> blocks() {
            return List.of(then, otherwise);
        }
    }

    /**
     * The same steps repeated.
     *
     * @param until if true, the loop ends when the condition is true, checked after each round; otherwise it continues while the
     * condition is true, checked before each round
     * @param max   the maximum number of rounds; exceeding it is a failure
     * @param every the pause between rounds
     */
    record Loop(Head head, Expression condition, boolean until, int max, Duration every, Block body) implements Step {
        public static final int MAX_TIMES = 100;

        @Override
        public String kind() {
            return "loop";
        }

        @Override
        public List<Block> blocks() {
            return List.of(body);
        }
    }

    /**
     * Waits until something happens.
     *
     * @param timeout the maximum wait; exceeding it is a failure; null for no limit
     * @param outputs names of values that an event has to supply
     */
    record Wait(Head head, Until until, @Nullable Duration timeout, List<String> outputs) implements Step {
        public Wait {
            outputs = List.copyOf(outputs);
        }

        @Override
        public String kind() {
            return "wait";
        }
    }

    /** What is waited for. */
    sealed interface Until {
        /** A duration. */
        record Over(Duration duration) implements Until {}

        /** A point in time, in RFC 3339. */
        record Time(Template time) implements Until {}

        /** The existence of a file. */
        record There(Template path) implements Until {}

        /** The completion of a task of the registry; if that task fails or is cancelled, the step fails. */
        record Completed(Template taskId) implements Until {}

        /** An event with this name that is sent to the run. */
        record Event(String name) implements Until {}
    }

    /**
     * Waits for a person's approval.
     *
     * @param deadline  how long to wait; null for no limit
     * @param otherwise whether it counts as approved if there is no answer by then
     */
    record Approval(Head head, Template message, @Nullable Duration deadline, boolean otherwise) implements Step {
        @Override
        public String kind() {
            return "approval";
        }
    }

    /** All steps of another workflow, with its own parameter values. */
    record SubWorkflow(Head head, String workflow, Map<String, Template> params) implements Step {
        public SubWorkflow {
            params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        }

        @Override
        public String kind() {
            return "workflow";
        }
    }
}
