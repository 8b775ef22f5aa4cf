package taskmgmt.cli.credential;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import taskmgmt.change.secret.ChangeCredentials;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.integration.Integration;
import taskmgmt.store.write.TaskLog;

/** Stores a credential. */
final class CredentialSetCommand extends Command {
    private static final int MAX_BYTES = 1 << 20;

    private final Option<String> name = argument("NAME").as(Texts::notBlank, "NAME").text("name that integrations use");
    private final Option<String> address = required("--for").as(Integration::origin, "URL")
            .text("the only server that it may be sent to: https://api.example.com");
    private final Option<String> file = option("--from-file").as(Texts::notBlank, "FILE").text("read it from this file (default: standard input)");
    private final Option<String> variable = option("--from-variable").as(Texts::notBlank, "NAME").text("read it from this environment variable");
    private final KeyOptions keys = uses(new KeyOptions());
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    CredentialSetCommand() {
        super("credential set", "store a password or token for another system, encrypted");
        details("It is never given as an argument, which everybody on the machine could see. A trailing newline is dropped. The file credentials.json in the "
                + "log directory has it encrypted (AES-256-GCM); the key is outside of that, in the directory of --keys.");
        examples("printf %s \"$TOKEN\" | task-mgmt credential set codegen --for https://api.codegen.com", "task-mgmt credential set qdrant --for https://qdrant.example.com:6333 --from-file ~/qdrant.key");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (file.isSet() && variable.isSet()) {
            throw new UsageException("--from-file and --from-variable exclude each other");
        }
        String secret = secret(session);
        try (TaskLog writer = log.writer(session)) {
            Path ring = keys.outside(writer.directory(), session).path();
            long version = new ChangeCredentials(writer, ring, new SecureRandom()).set(name.get(), address.get(), secret);
            output.made("name", name.get(), Map.of("version", version), session);
            session.acknowledge("credential " + name.get() + " is set");
        }
        return ExitCode.DONE;
    }

    private String secret(Session session) throws IOException {
        if (variable.isSet()) {
            String value = session.variable(variable.get());
            if (value == null) {
                throw new UsageException("--from-variable: " + variable.get() + " is not set");
            }
            return value;
        }
        byte[] bytes = file.isSet() ? Files.readAllBytes(session.workingDirectory().resolve(file.get())) : session.in().readNBytes(MAX_BYTES);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            int end = text.endsWith("\r\n") ? 2 : text.endsWith("\n") ? 1 : 0;
            return text.substring(0, text.length() - end);
        } catch (CharacterCodingException _) {
            throw new UsageException("what was given is not UTF-8");
        }
    }
}
