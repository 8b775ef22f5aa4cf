package taskmgmt.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Something that may be given on the command line: an {@link Option}, {@link Options} or a {@link Flag}. */
public abstract sealed class Parameter permits Option, Options, Flag {
    private final ArgSpec spec;

    Parameter(ArgSpec spec) {
        this.spec = spec;
    }

    /** The declaration to picocli, which holds what was given once the arguments are parsed. */
    public ArgSpec spec() {
        return spec;
    }

    /** Takes over what picocli found, converted, so that a command starts with sound values only. */
    abstract void read(Session session);

    /** What was given, in order; empty when nothing was. */
    public List<String> given() {
        return spec.stringValues();
    }

    public String name() {
        return name(spec);
    }

    public boolean isRequired() {
        return spec.required();
    }

    /** What help says about it. */
    public String help() {
        return String.join(" ", spec.description());
    }

    /** Words that completion offers; empty where it offers none. */
    public List<String> offered() {
        List<String> words = new ArrayList<>();
        Iterable<String> candidates = spec.completionCandidates();
        if (candidates != null) {
            candidates.forEach(words::add);
        }
        return words;
    }

    /** How errors call it: {@code --title}, or {@code ID} for an argument. */
    public static String name(ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }

    /** Converts one text, naming where it came from if it cannot be converted. */
    static <T> T convert(Parser<T> parser, String text, String source) {
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException e) {
            String reason = e.getMessage();
            throw new UsageException(source + ": " + (reason == null ? "cannot be '" + text + "'" : reason));
        }
    }
}
