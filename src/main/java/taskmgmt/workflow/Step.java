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

    /** What it is called in a definition. */
    String kind();

    /** The steps that it is made of; empty for one that is run or waited for itself. */
    default List<Block> blocks() {
        return List.of();
    }

    /**
     * What all steps have.
     *
     * @param name       unlike that of any other step of the definition
     * @param dependsOn  those of the same block that have to end before
     * @param when       it is skipped where this is not true then; null for always
     * @param continueOn which failures are none for what comes after
     */
    record Head(String name, List<String> dependsOn, @Nullable Expression when, ContinueOn continueOn) {
        public Head {
            dependsOn = List.copyOf(dependsOn);
        }
    }

    /**
     * Which failures are none for what comes after.
     *
     * @param failure   all
     * @param exitCodes those with one of these
     */
    record ContinueOn(boolean failure, Set<Integer> exitCodes) {
        public static final ContinueOn NOTHING = new ContinueOn(false, Set.of());

        public ContinueOn {
            exitCodes = Set.copyOf(exitCodes);
        }
    }

    /** A step that does something itself, and may do it again where it fails. */
    sealed interface Work extends Step permits Command, Webhook {
        /** Names of variables of the environment that only steps get that name them. */
        List<String> secrets();

        /** Names of values that it says. */
        List<String> outputs();
    }

    /**
     * A command.
     *
     * @param words       the program and its arguments; empty where a shell reads a line
     * @param line        what the author wrote for a shell, as it is; null where there are words
     * @param environment variables that it gets
     * @param directory   where it is run; null for where the run was started
     * @param secrets     names of variables of the environment that only steps get that name them
     * @param outputs     names of values that it says on standard output
     * @param timeout     for how long each attempt may run; null for ever
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
     * @param url           where to
     * @param headers       fields of its head
     * @param secretHeaders fields of its head whose values are secrets, with the names of the variables that have them
     * @param body          what is sent; null for what there is to be known of the run, or nothing by a method that sends nothing
     * @param signedBy      the name of the variable with the key that signs the body; null for none
     * @param outputs       names of values that the answer has
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

    /** What a request sends. */
    sealed interface Body {
        /** As it is. */
        record Text(Template text) implements Body {}

        /** A JSON object of strings, but for a value that is a place alone, which stays what it is. */
        record Fields(Map<String, Template> values) implements Body {
            public Fields {
                values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            }
        }
    }

    /** Steps one after the other, or side by side. */
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
     * @param items  the values; one that is a place alone may be a list
     * @param as     by which name the steps know theirs
     * @param atMost for how many at once
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

    /** These steps or those. */
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
     * The same steps again and again.
     *
     * @param until whether it ends when the condition is true, asked after each time; otherwise it goes on while it is, asked before
     * @param max   how often at most: more is a failure
     * @param every how long it rests in between
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
     * Nothing is done until something has come.
     *
     * @param timeout how long at most: more is a failure; null for ever
     * @param outputs names of values that an event has to bring
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
        /** Some time. */
        record Over(Duration duration) implements Until {}

        /** A point in time, in RFC 3339. */
        record Time(Template time) implements Until {}

        /** A file that is there. */
        record There(Template path) implements Until {}

        /** A task of the registry that is completed; one that failed or was cancelled is a failure. */
        record Completed(Template taskId) implements Until {}

        /** Something that somebody tells the run of by this name. */
        record Event(String name) implements Until {}
    }

    /**
     * A person has to agree.
     *
     * @param deadline  until when; null for ever
     * @param otherwise what no answer by then means: whether it is approved
     */
    record Approval(Head head, Template message, @Nullable Duration deadline, boolean otherwise) implements Step {
        @Override
        public String kind() {
            return "approval";
        }
    }

    /** All steps of another workflow, with values of its own. */
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
