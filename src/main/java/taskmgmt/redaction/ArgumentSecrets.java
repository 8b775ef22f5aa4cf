package taskmgmt.redaction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.redaction.command.ProgramWords;
import taskmgmt.redaction.search.SearchedText;

/** A list read as the words of a command: {@code ["curl", "-u", "ann:x"]}, {@code ["run", "--api-key", "x"]}, {@code ["vault", "login", "x"]}. */
final class ArgumentSecrets {
    /** Of a path with a program's name. */
    private static final int MAX_PROGRAM = 100;

    private final Redaction redaction;
    private final List<?> words;
    private final boolean command;
    private @Nullable ProgramWords program;
    private int count;
    /** Names of programs that take no secrets with the words behind them, and so with fewer. */
    private final Set<String> others = new HashSet<>(0);
    private Secrecy next = Secrecy.NONE;
    /** The next word is a command that prints a secret. */
    private boolean printer;
    private int secretFrom = ProgramWords.NONE;
    private int secretTo = ProgramWords.NONE;

    /** @param command whether they are the words of a command for certain, by the key that they stand under; labels may look like some */
    ArgumentSecrets(Redaction redaction, List<?> words, boolean command) {
        this.redaction = redaction;
        this.words = words;
        this.command = command;
    }

    /** How much of the next word is kept out because of those before it. */
    Secrecy next(@Nullable Object word) {
        Secrecy secrecy = next;
        count++;
        next = Secrecy.NONE;
        secretFrom = ProgramWords.NONE;
        boolean prints = printer;
        printer = false;
        if (!(word instanceof String text)) {
            return secrecy;
        }
        AddressSecrets.Span printed = prints ? SpokenSecrets.printed(new SearchedText(text), 0, text.length()) : null;
        if (printed != null) {
            secretFrom = printed.from();
            secretTo = printed.to();
            return secrecy;
        }
        boolean flag = text.startsWith("-");
        ProgramWords called = program;
        if (called != null) {
            secretFrom = called.secretIn(text, 0, text.length());
            secretTo = secretFrom < 0 ? secretFrom : called.end(text, secretFrom, text.length());
        } else if (!flag && text.length() <= MAX_PROGRAM) {
            program = program(text);
        }
        if (flag && secretFrom != 0) {
            String option = text.substring(text.startsWith("--") ? 2 : 1);
            next = redaction.ofOption(option);
            printer = next == Secrecy.NONE && SecretNames.isOfCommand(option);
        }
        return flag ? Secrecy.NONE : secrecy;
    }

    private @Nullable ProgramWords program(String text) {
        int name = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1;
        if (!ProgramWords.isProgram(text, name, text.length()) || others.contains(text.substring(name))) {
            return null;
        }
        ProgramWords found = ProgramWords.of(text, name, text.length(), rest(), command);
        if (found == null) {
            others.add(text.substring(name));
        }
        return found;
    }

    private String rest() {
        StringBuilder rest = new StringBuilder();
        for (Object word : words.subList(count, words.size())) {
            rest.append(' ').append(word);
        }
        return rest.toString();
    }

    /** From which character on the word that was asked about is a secret by what it is itself; negative where it is none. */
    int secretFrom() {
        return secretFrom;
    }

    /** Before which character that secret ends. */
    int secretTo() {
        return secretTo;
    }
}
