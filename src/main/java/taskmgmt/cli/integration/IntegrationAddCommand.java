package taskmgmt.cli.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import taskmgmt.change.integration.IntegrationFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
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
import taskmgmt.word.Suggestion;

/** Adds an integration. */
final class IntegrationAddCommand extends Command {
    private static final int MAX_RETRIES = 20;

    private final Option<String> name = argument("NAME").as(Texts::notBlank, "NAME").text("its name; the type of its tasks");
    private final Option<Integration.Kind> kind = required("--kind").as(Integration.Kind::parse, "KIND").offers(Integration.Kind.words())
            .text("what it speaks: " + String.join(", ", Integration.Kind.words()));
    private final Option<String> url = option("--url").as(IntegrationAddCommand::url, "URL")
            .text("base URL of its API (default: https://api.codegen.com, http://localhost:6333)");
    private final Option<String> credential = option("--credential").as(Texts::notBlank, "NAME").text("credential to authenticate with, see 'credential set'");
    private final Flag allowPrivate = flag("--allow-private")
            .text("let the host name lead to an address of this machine or of its network; localhost and addresses in --url may be private without it");
    private final Options<KeyValue> settings = option("--set").as(KeyValue::parse, "KEY=VALUE")
            .repeatable("org_id=… of codegen, collection=… of qdrant, path=… and report=… of http, directory=… of files");
    private final Option<Duration> timeout = option("--timeout").as(Durations::positive, "DURATION").text("timeout of one request (default: 30s)");
    private final Option<Integer> retries = option("--retries").as(Numbers.between(0, MAX_RETRIES), "N")
            .text("number of retries of a failed request (default: 3)");
    private final Option<Duration> pause = option("--retry-pause").as(Durations::positive, "DURATION")
            .text("delay before the first retry, doubled each time (default: 5s)");
    private final Option<Duration> poll = option("--poll").as(Durations::positive, "DURATION").text("polling interval for work in progress (default: 5s)");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    IntegrationAddCommand() {
        super("integration add", "add a system to send work to, enabled");
        details("It is kept in integrations.json in the log directory. Its credential is sent only to the server that it was set for, and only by https, "
                + "or within this machine.");
        examples("task-mgmt integration add codegen --kind codegen --set org_id=323 --credential codegen",
                "task-mgmt integration add inbox --kind qdrant --url https://qdrant.example.com:6333 --set collection=tasks --credential qdrant",
                "task-mgmt integration add drop --kind files --set directory=.");
    }

    private static String url(String text) {
        Integration.origin(text);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Map<String, String> given = given(session);
        Integration.Limits usual = Integration.Limits.USUAL;
        Integration integration;
        try {
            integration = new Integration(name.get(), kind.get(), url(given), credential.orNull(), true, allowPrivate.isSet(),
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

    private Map<String, String> given(Session session) {
        Map<String, String> given = new LinkedHashMap<>();
        for (KeyValue each : settings.all()) {
            if (!kind.get().settings().contains(each.key())) {
                throw new UsageException(kind.get().text() + " has no setting '" + each.key() + "'" + Suggestion.sentence(each.key(), kind.get().settings())
                        + ": it has " + String.join(", ", kind.get().settings()));
            }
            given.put(each.key(), each.value());
        }
        if (kind.get() == Integration.Kind.FILES) {
            if (url.isSet() || credential.isSet() || allowPrivate.isSet()) {
                throw new UsageException("files are read in a directory, without --url, --credential and --allow-private");
            }
            given.computeIfPresent(kind.get().needed(), (key, value) -> directory(value, session).toString());
        }
        return given;
    }

    private static Path directory(String text, Session session) {
        try {
            Path directory = session.workingDirectory().resolve(text).toAbsolutePath().normalize();
            if (text.isEmpty() || !Files.isDirectory(directory)) {
                throw new UsageException("there is no directory '" + text + "'");
            }
            return directory;
        } catch (InvalidPathException e) {
            throw new UsageException("'" + text + "' is no directory: " + e.getReason());
        }
    }

    private String url(Map<String, String> given) {
        String usual = kind.get() == Integration.Kind.FILES ? Integration.url(Path.of(given.getOrDefault(kind.get().needed(), ""))) : kind.get().usualUrl();
        if (!url.isSet() && usual == null) {
            throw new UsageException(kind.get().text() + " needs --url");
        }
        return usual == null || url.isSet() ? url.get() : usual;
    }
}
