package taskmgmt.alert.act;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.alert.Alert;
import taskmgmt.alert.AlertChannel;
import taskmgmt.alert.AlertRule;
import taskmgmt.alert.MailText;
import taskmgmt.json.JsonPrinter;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.OutputListener;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.Streams;
import taskmgmt.run.WrittenInput;
import taskmgmt.run.http.AddressRule;
import taskmgmt.run.http.RepeatedCall;

/** Delivers an alert once, through the channel of its rule. */
public final class AlertDelivery {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Path directory;
    private final Map<String, String> environment;
    private final Map<String, @Nullable String> restored;
    private final SignalRelay signals;
    private final RepeatedCall.Pause pause;

    /**
     * @param directory   the working directory of programs, against which relative file names are resolved
     * @param environment the variables among which a key may be
     * @param restored    how the environment of programs differs from it
     */
    public AlertDelivery(Path directory, Map<String, String> environment, Map<String, @Nullable String> restored, SignalRelay signals,
            RepeatedCall.Pause pause) {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.restored = new HashMap<>(restored);
        this.signals = signals;
        this.pause = pause;
    }

    /** Null if it was delivered; otherwise why it was not, without any secret. */
    public @Nullable String deliver(AlertRule rule, Alert alert) throws InterruptedException {
        try {
            return switch (rule.channel()) {
                case AlertChannel.Program program -> run(program.argv(), rule, alert, Child.Start.ALONE);
                case AlertChannel.Webhook webhook -> post(webhook, rule, alert);
                case AlertChannel.Mail mail -> mail(mail, rule, alert);
            };
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private @Nullable String run(List<String> argv, AlertRule rule, Alert alert, Child.Start start) throws IOException, InterruptedException {
        ChildCommand command = new ChildCommand(argv, directory, restored).with(alert.variables(rule.name()));
        OutputStream nowhere = OutputStream.nullOutputStream();
        Child child = start.start(command, new Streams(nowhere, nowhere, false), OutputListener.NOBODY, true);
        try (SignalRelay.Link _ = signals.to(child)) {
            Child.Ended ended = child.await(new Child.TimeLimit(TIMEOUT, GRACE), Child.Watcher.NOBODY);
            String words = ended.timedOut() ? "no end within " + TIMEOUT.toSeconds() + " s" : ended.status().words();
            String said = ended.errTail();
            return ended.status().isSuccess() && !ended.timedOut() ? null
                    : argv.getFirst() + ": " + words + (said == null || said.isBlank() ? "" : ": " + said.strip().lines().reduce("", (one, other) -> other));
        }
    }

    private @Nullable String post(AlertChannel.Webhook webhook, AlertRule rule, Alert alert) throws IOException, InterruptedException {
        String url = webhook.url() != null ? webhook.url() : firstLine(String.valueOf(webhook.urlFile()));
        String variable = webhook.signVariable();
        String key = webhook.signFile() != null ? firstLine(webhook.signFile()) : variable == null ? null : environment.get(variable);
        if (variable != null && (key == null || key.isEmpty())) {
            throw new IOException("the variable " + variable + " has no key to sign with");
        }
        return new WebhookPost(url, webhook.shown(), rule(webhook), InetAddress::getAllByName, pause)
                .send(JsonPrinter.compact(alert.data(rule.name())), alert, key == null ? null : key.getBytes(StandardCharsets.UTF_8));
    }

    private AddressRule rule(AlertChannel.Webhook webhook) throws IOException {
        try {
            AddressRule rule = AddressRule.ofSetting(environment.get(AddressRule.VARIABLE));
            return webhook.mayBePrivate() ? rule.withAnyPrivate() : rule;
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private String firstLine(String file) throws IOException {
        try (var lines = Files.lines(directory.resolve(file))) {
            String line = lines.findFirst().orElse("").strip();
            if (line.isEmpty()) {
                throw new IOException(file + " is empty");
            }
            return line;
        } catch (UncheckedIOException | IOException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private @Nullable String mail(AlertChannel.Mail mail, AlertRule rule, Alert alert) throws IOException, InterruptedException {
        try (WrittenInput message = WrittenInput.of(MailText.of(mail.to(), rule.name(), alert))) {
            return run(List.of(mail.program(), "-t", "-i"), rule, alert, message);
        }
    }
}
