package taskmgmt.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Something that may be given on the command line: an {@link Option}, {@link Options} or a {@link Flag}. */
public abstract sealed class Parameter permits Option, Options, Flag {
    private final Declaration declaration;
    private final List<String> given = new ArrayList<>();
    private @Nullable ArgSpec spec;

    Parameter(Declaration declaration) {
        this.declaration = declaration;
    }

    final Declaration declaration() {
        return declaration;
    }

    /** The declaration as picocli's model, for help and completion, and to parse arguments that are not plain. */
    public final ArgSpec spec() {
        ArgSpec known = spec;
        if (known == null) {
            known = declaration.spec();
            spec = known;
        }
        return known;
    }

    /** Converts what was given, so that a command starts only with valid values. */
    abstract void read(Session session);

    final void give(String value) {
        given.add(value);
    }

    /** Takes over what picocli has parsed, without the {@link CommandForm.JoinedValues#mark}. */
    final void takeFromSpec(CommandForm.JoinedValues marked) {
        given.clear();
        for (String each : spec().stringValues()) {
            given.add(marked.without(each));
        }
    }

    /** What was given, in order; empty if nothing was. */
    public final List<String> given() {
        return given;
    }

    public final boolean isOption() {
        return declaration.isOption();
    }

    /** What represents the value in help. */
    final String label() {
        return declaration.label();
    }

    public boolean isRequired() {
        return spec().required();
    }

    /** What help says about it. */
    public String help() {
        return declaration.help();
    }

    /** Words that completion offers; empty if it offers none. */
    public List<String> offered() {
        List<String> words = new ArrayList<>();
        Iterable<String> candidates = spec().completionCandidates();
        if (candidates != null) {
            candidates.forEach(words::add);
        }
        return words;
    }

    /** Its name in errors: {@code --title}, or {@code ID} for an argument. */
    public final String name() {
        return declaration.name();
    }

    /** The same for picocli's model. */
    static String name(ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }

    /** Converts one string; the error names its source if it cannot be converted. */
    static <T> T convert(Parser<T> parser, String text, String source) {
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException e) {
            String reason = e.getMessage();
            throw new UsageException(source + ": " + (reason == null ? "cannot be '" + text + "'" : reason));
        }
    }
}
