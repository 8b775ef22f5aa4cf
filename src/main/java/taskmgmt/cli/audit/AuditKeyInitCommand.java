package taskmgmt.cli.audit;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import taskmgmt.audit.note.VerifierKey;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.store.proof.AuditSigner;
import taskmgmt.store.proof.KeyDirectory;
import taskmgmt.store.write.TaskLog;

/** Creates the key that signs a log's checkpoints. */
final class AuditKeyInitCommand extends Command {
    private static final int RANDOM_BYTES = 8;

    private final Option<String> name = option("--name").as(Texts::notBlank, "ORIGIN")
            .text("what to call this log in its checkpoints, for ever: best a URL without its scheme, as "
                    + "example.com/backup (default: a made-up one)");
    private final KeyOptions keys = uses(new KeyOptions());
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    AuditKeyInitCommand() {
        super("audit key init", "create the key that signs checkpoints of this log, and print its public part");
        details("The private key stays in the key directory, readable by its owner only. Give what is printed to whoever is "
                + "to check your checkpoints: it is a verifier key as golang.org/x/mod/sumdb/note and other tools read it.");
        examples("task-mgmt audit key init --name example.com/backup", "TASK_MGMT_KEYS=/media/stick/keys task-mgmt audit key init");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        KeyDirectory directory = keys.outside(log.directory(session), session);
        try (TaskLog writer = log.writer(session)) {
            VerifierKey key = new AuditSigner(writer, directory).createKey(name.or(madeUp(session.random())));
            session.err().println(Program.NAME + ": the private key is in " + directory.location(key.name())
                    + ": keep a copy where this machine's disk is not");
            output.made("key", key.text(), Map.of("name", key.name()), session);
        }
        return ExitCode.DONE;
    }

    /** A random name, because two logs must never share one. */
    private static String madeUp(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Program.NAME + "/" + HexFormat.of().formatHex(bytes);
    }
}
