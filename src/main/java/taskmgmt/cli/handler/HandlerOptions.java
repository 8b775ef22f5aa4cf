package taskmgmt.cli.handler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentCatalogue;
import taskmgmt.change.agent.AgentsFile;
import taskmgmt.change.queue.QueueFile;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.value.KeyValue;
import taskmgmt.cli.value.Texts;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.queue.JobEnvironment;
import taskmgmt.queue.JobWork;
import taskmgmt.queue.RequestRule;
import taskmgmt.queue.rollout.NamedHandler;
import taskmgmt.run.http.WebTarget;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.word.Suggestion;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.DefinitionParser;

/** What a task of the queue has done that is no command. */
public final class HandlerOptions extends ParameterGroup {
    private final Option<String> workflow = option("--workflow").as(Texts::notBlank, "NAME").text("run this stored workflow");
    private final Options<KeyValue> params = option("--param", "-p").as(KeyValue::parse, "NAME=VALUE").repeatable("parameter of the workflow run");
    private final Option<String> http = option("--http").as(RequestRule::method, "METHOD").offers(RequestRule.METHODS.toArray(String[]::new))
            .text("send an HTTP request with this method to the address in the argument");
    private final Options<KeyValue> headers = option("--header").as(HandlerOptions::header, "NAME=VALUE").repeatable("request header");
    private final Options<KeyValue> secretHeaders = option("--secret-header").as(HandlerOptions::secretHeader, "NAME=VARIABLE")
            .repeatable("request header whose value is in this environment variable of the worker");
    private final Option<String> body = option("--body").label("TEXT").text("request body, sent as JSON if it is JSON, else as text");
    private final Option<String> sign = option("--sign").as(JobEnvironment::checkedName, "VARIABLE")
            .text("sign the body (HMAC-SHA-256) with the key in this environment variable of the worker");
    private final Option<String> agent = option("--agent").as(Texts::notBlank, "NAME").text("let this agent do what the argument says");

    private final Option<String> named = option("--handler").as(Texts::notBlank, "NAME")
            .text("run this handler (see 'task-mgmt handler set') with the arguments appended");
    /** The agent of the work that was asked for; null where it is none of an agent's. */
    private @Nullable Agent chosen;

    public HandlerOptions() {
        super("Instead of a command");
    }

    private static KeyValue header(String text) {
        KeyValue pair = KeyValue.parse(text);
        return new KeyValue(RequestRule.header(pair.key()), pair.value());
    }

    private static KeyValue secretHeader(String text) {
        KeyValue pair = header(text);
        return new KeyValue(pair.key(), JobEnvironment.checkedName(pair.value()));
    }

    /** Whether one of them says what is to be done. */
    public boolean isSet() {
        return workflow.isSet() || http.isSet() || agent.isSet() || named.isSet();
    }

    /** Refuses what belongs to another handler than the one that was asked for. */
    private void check(List<String> words) {
        if ((workflow.isSet() ? 1 : 0) + (http.isSet() ? 1 : 0) + (agent.isSet() ? 1 : 0) + (named.isSet() ? 1 : 0) > 1) {
            throw new UsageException("--workflow, --http, --agent and --handler exclude each other");
        }
        if (!workflow.isSet() && !params.all().isEmpty()) {
            throw new UsageException("--param goes with --workflow");
        }
        if (!http.isSet() && (!headers.all().isEmpty() || !secretHeaders.all().isEmpty() || body.isSet() || sign.isSet())) {
            throw new UsageException("--header, --secret-header, --body and --sign go with --http");
        }
        if (workflow.isSet() && !words.isEmpty()) {
            throw new UsageException("--workflow takes no command: '" + words.getFirst() + "'; its values are given by --param, and options come before arguments");
        }
        if (http.isSet() && words.size() != 1) {
            throw new UsageException(words.isEmpty() ? "--http needs an address: add --http POST https://HOST/PATH"
                    : "--http takes one address, and options come before it: '" + words.get(1) + "'");
        }
        if (agent.isSet() && words.isEmpty()) {
            throw new UsageException("--agent needs to be told what to do: add --agent NAME 'fix the tests'");
        }
        if (!isSet() && words.isEmpty()) {
            throw new UsageException("a command, --workflow, --http, --agent or --handler is missing");
        }
    }

    /**
     * What is to be done.
     *
     * @param words the arguments
     * @param logs  the log directory, where workflows and agents are
     * @throws UsageException   where the options do not go together
     * @throws RefusedException if there is no such workflow or agent
     */
    public JobWork work(List<String> words, Path logs) throws IOException {
        check(words);
        if (workflow.isSet()) {
            return workflow(logs);
        }
        if (http.isSet()) {
            return request(words.getFirst());
        }
        if (named.isSet()) {
            return named(words, logs);
        }
        return agent.isSet() ? agent(logs) : new JobWork.Command(words);
    }

    /** What says best what a task of the {@link #work} is about, and names its type. */
    public String type(JobWork work) {
        return work instanceof JobWork.Workflow flow ? flow.id() : chosen != null ? chosen.usualType()
                : work instanceof JobWork.Named handler ? handler.name() : "http";
    }

    /** @throws RefusedException where the {@link #work} is for an agent that is not for such tasks */
    public void checkSuits(String type, List<String> tags) {
        if (chosen != null && !chosen.suits(type, tags)) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "agent " + chosen.name() + " is for " + String.join(", ", chosen.capabilities())
                    + ", and not for tasks of type '" + type + "': say by --type or --tag what it is");
        }
    }

    private JobWork workflow(Path logs) throws IOException {
        Definition definition = DefinitionParser.parse(new WorkflowFiles(logs).current(workflow.get())).value();
        if (definition == null) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "this version of the program does not understand the kept workflow " + workflow.get());
        }
        Map<String, String> given = map(params);
        try {
            definition.values(given);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        return new JobWork.Workflow(workflow.get(), given);
    }

    private JobWork request(String url) {
        try {
            WebTarget.parse(url);
        } catch (IllegalArgumentException e) {
            throw new UsageException("'" + url + "': " + e.getMessage());
        }
        if ((body.isSet() || sign.isSet()) && !RequestRule.sends(http.get())) {
            throw new UsageException("--body and --sign: " + http.get() + " sends nothing");
        }
        return new JobWork.Request(http.get(), url, map(headers), map(secretHeaders), body.orNull(), body.isSet() && isJson(body.get()), sign.orNull());
    }

    private static Map<String, String> map(Options<KeyValue> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.all().forEach(each -> map.put(each.key(), each.value()));
        return map;
    }

    private static boolean isJson(String text) {
        try {
            Object value = Json.strict().parse(text);
            return value instanceof Map<?, ?> || value instanceof List<?>;
        } catch (BadJsonException _) {
            return false;
        }
    }

    private JobWork named(List<String> words, Path logs) throws IOException {
        Map<String, NamedHandler> handlers = QueueFile.read(logs).rollouts().handlers();
        if (!handlers.containsKey(named.get())) {
            throw new RefusedException(Refusal.NOT_FOUND, "no handler '" + named.get() + "'" + Suggestion.sentence(named.get(), handlers.keySet())
                    + ": 'task-mgmt handler set' makes one");
        }
        return new JobWork.Named(named.get(), words);
    }

    private JobWork agent(Path logs) throws IOException {
        chosen = known(agent.get(), logs);
        return new JobWork.Agent(chosen.name());
    }

    private static Agent known(String name, Path logs) throws IOException {
        AgentCatalogue agents = AgentsFile.read(logs);
        Agent known = agents.agent(name);
        if (known == null) {
            throw new RefusedException(Refusal.NOT_FOUND, agents.agents().isEmpty() ? "no agent is registered: 'task-mgmt agent register FILE' adds those of a file"
                    : "no agent '" + name + "'" + Suggestion.sentence(name, agents.byName().keySet()) + ": see 'task-mgmt agent list'");
        }
        return known;
    }

    /** What it is about, for whoever does not say it; null for a command. Of an address the place alone: what follows may be a secret. */
    public static @Nullable String title(JobWork work, List<String> words) {
        if (work instanceof JobWork.Named handler) {
            return words.isEmpty() ? handler.name() : handler.name() + " " + String.join(" ", words);
        }
        return work instanceof JobWork.Agent ? String.join(" ", words) : work instanceof JobWork.Workflow ? String.join(" ", work.words())
                : work instanceof JobWork.Request request ? request.method() + " " + WebTarget.parse(request.url()).shown() + "/…" : null;
    }
}
