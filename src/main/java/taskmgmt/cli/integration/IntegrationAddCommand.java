package taskmgmt.cli.integration;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import taskmgmt.change.integration.IntegrationFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.KeyValue;
import taskmgmt.cli.value.Numbers;
import taskmgmt.cli.value.Texts;
import taskmgmt.integration.Integration;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.Durations;

/** Adds an integration. */
final class IntegrationAddCommand extends Command {
    private static final int MAX_RETRIES = 20;

    private final Option<String> name = argument("NAME").as(Texts::notBlank, "NAME").text("its name; the type of its tasks");
    private final Option<Integration.Kind> kind = required("--kind").as(Integration.Kind::parse, "KIND").offers("codegen", "qdrant").text("what it speaks: codegen or qdrant");
    private final Option<String> url = option("--url").as(IntegrationAddCommand::url, "URL")
            .text("base URL of its API (default: https://api.codegen.com, http://localhost:6333)");
    private final Option<String> credential = option("--credential").as(Texts::notBlank, "NAME").text("credential to authenticate with, see 'credential set'");
    private final Options<KeyValue> settings = option("--set").as(KeyValue::parse, "KEY=VALUE").repeatable("org_id=… of codegen, collection=… of qdrant");
    private final Option<Duration> timeout = option("--timeout").as(IntegrationAddCommand::positive, "DURATION").text("timeout of one request (default: 30s)");
    private final Option<Integer> retries = option("--retries").as(Numbers.between(0, MAX_RETRIES), "N")
            .text("number of retries of a failed request (default: 3)");
    private final Option<Duration> pause = option("--retry-pause").as(IntegrationAddCommand::positive, "DURATION")
            .text("delay before the first retry, doubled each time (default: 5s)");
    private final Option<Duration> poll = option("--poll").as(IntegrationAddCommand::positive, "DURATION").text("polling interval for work in progress (default: 5s)");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    IntegrationAddCommand() {
        super("integration add", "add a system to send work to, enabled");
        details("It is kept in integrations.json in the log directory. Its credential is sent only to the server that it was set for, and only by https, "
                + "or within this machine.");
        examples("task-mgmt integration add codegen --kind codegen --set org_id=323 --credential codegen",
                "task-mgmt integration add inbox --kind qdrant --url https://qdrant.example.com:6333 --set collection=tasks --credential qdrant");
    }

    private static String url(String text) {
        Integration.origin(text);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static Duration positive(String text) {
        Duration duration = Durations.parse(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("is 0");
        }
        return duration;
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Map<String, String> given = new LinkedHashMap<>();
        for (KeyValue each : settings.all()) {
            given.put(each.key(), each.value());
        }
        Integration.Limits usual = Integration.Limits.USUAL;
        Integration integration;
        try {
            integration = new Integration(name.get(), kind.get(), url.or(kind.get().usualUrl()), credential.orNull(), true,
                    new Integration.Limits(timeout.or(usual.timeout()), retries.or(usual.retries()), pause.or(usual.pause()), poll.or(usual.poll())), given);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        try (TaskLog writer = log.writer(session)) {
            IntegrationFile.changing(writer).add(integration);
            output.made("name", integration.name(), Map.of("kind", integration.kind().text(), "url", integration.url()), session);
            session.acknowledge("integration " + integration.name() + " exists");
        }
        return ExitCode.DONE;
    }
}
