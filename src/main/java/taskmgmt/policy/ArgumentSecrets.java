package taskmgmt.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.policy.CommandSecrets.Program;

/** A list read as the words of a command: {@code ["curl", "-u", "ann:x"]}, {@code ["run", "--api-key", "x"]}. */
final class ArgumentSecrets {
    /** Of a path with a program's name. */
    private static final int MAX_PROGRAM = 100;

    private final Redaction redaction;
    private final List<?> words;
    private @Nullable Program program;
    private Secrecy next = Secrecy.NONE;
    private boolean nextOfProgram;
    private int secretFrom = CommandSecrets.NONE;

    ArgumentSecrets(Redaction redaction, List<?> words) {
        this.redaction = redaction;
        this.words = words;
    }

    /** How much of the next word is kept out because of those before it. */
    Secrecy next(@Nullable Object word) {
        Secrecy secrecy = next;
        boolean ofProgram = nextOfProgram;
        next = Secrecy.NONE;
        nextOfProgram = false;
        secretFrom = CommandSecrets.NONE;
        if (!(word instanceof String text)) {
            return secrecy;
        }
        if (ofProgram && program != null) {
            boolean login = program.form() == CommandSecrets.Form.LOGIN;
            secretFrom = login ? CommandSecrets.afterLogin(text, 0, text.length()) : 0;
            return Secrecy.NONE;
        }
        boolean flag = text.startsWith("-");
        if (flag) {
            option(text);
        } else if (program == null && text.length() <= MAX_PROGRAM) {
            Program called = CommandSecrets.program(text, text.lastIndexOf('/') + 1, text.length());
            program = called != null && (called.verb().isEmpty() || words.contains(called.verb())) ? called : null;
        }
        return flag ? Secrecy.NONE : secrecy;
    }

    private void option(String text) {
        next = redaction.ofOption(text.substring(text.startsWith("--") ? 2 : 1));
        if (program != null) {
            int secret = CommandSecrets.secretIn(program, text, 0, text.length());
            nextOfProgram = secret == CommandSecrets.NEXT;
            secretFrom = Math.max(secret, CommandSecrets.NONE);
        }
    }

    /** From which character on the word that was asked about is a secret by what it is itself; negative where it is none. */
    int secretFrom() {
        return secretFrom;
    }
}
