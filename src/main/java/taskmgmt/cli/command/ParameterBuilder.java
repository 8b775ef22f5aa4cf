package taskmgmt.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that is being declared. It becomes one when its help text is given: by {@link #text} if it takes one value, by
 * {@link #repeatable} if it may be given several times.
 *
 * <p>picocli only ever sees strings; values are converted by the {@link Parser} afterwards. That keeps its type
 * converters, and the reflection behind them, off the start-up path.
 */
public final class ParameterBuilder<T> {
    private final ParameterGroup owner;
    private final String[] names;
    private final boolean required;
    private final Parser<T> parser;
    private String label;
    private @Nullable String variable;
    private @Nullable List<String> candidates;

    /** @param names of an option; none for an argument, which is identified by its label */
    ParameterBuilder(ParameterGroup owner, String[] names, boolean required, Parser<T> parser, String label) {
        this.owner = owner;
        this.names = names;
        this.required = required;
        this.parser = parser;
        this.label = label;
    }

    /** Converted by this function; errors start with the option's name. */
    public <U> ParameterBuilder<U> as(Parser<U> conversion, String newLabel) {
        ParameterBuilder<U> draft = new ParameterBuilder<>(owner, names, required, conversion, newLabel);
        draft.variable = variable;
        draft.candidates = candidates;
        return draft;
    }

    /** What represents the value in help. */
    public ParameterBuilder<T> label(String newLabel) {
        label = newLabel;
        return this;
    }

    /** The environment variable that is read if the option is not given. */
    public ParameterBuilder<T> variable(String name) {
        variable = name;
        return this;
    }

    /** Words that completion offers; refusing others is up to the parser. */
    public ParameterBuilder<T> offers(String... words) {
        candidates = List.of(words);
        return this;
    }

    /** Exactly one of these words; completion offers them, and so does help if it is an option. */
    public ParameterBuilder<String> oneOf(String... words) {
        ParameterBuilder<String> draft = as(text -> chosen(text, words), names.length == 0 ? label : String.join("|", words));
        draft.candidates = List.of(words);
        return draft;
    }

    private static String chosen(String text, String[] words) {
        for (String word : words) {
            if (word.equals(text)) {
                return word;
            }
        }
        throw new IllegalArgumentException("cannot be '" + text + "'; it is one of " + String.join(", ", words));
    }

    /** Ends the declaration of a parameter with one value. */
    public Option<T> text(String help) {
        return owner.add(new Option<>(declared(help, Declaration.Values.ONE), parser, variable));
    }

    /** Ends the declaration of a parameter that may be given several times. */
    public Options<T> repeatable(String help) {
        return owner.add(new Options<>(declared(help, Declaration.Values.MANY), parser, Options.Source.AS_GIVEN));
    }

    /** Ends the declaration of a filter: it may be given several times, and each time with several values separated by commas. */
    public Options<T> anyOf(String help) {
        return owner.add(new Options<>(declared(help, Declaration.Values.LISTS), parser, Options.Source.COMMAS));
    }

    /** Ends the declaration of ids: several of them, or {@code -} to read them from standard input, one per line. */
    public Options<T> ids(String help) {
        return owner.add(new Options<>(declared(help + "; - reads them from standard input", Declaration.Values.MANY),
                parser, Options.Source.STANDARD_INPUT));
    }

    private Declaration declared(String help, Declaration.Values values) {
        String described = variable == null ? help : help + " (or " + variable + ")";
        return new Declaration(List.of(names), label, described, values, required, names.length == 0 ? owner.nextPosition() : 0, candidates);
    }
}
