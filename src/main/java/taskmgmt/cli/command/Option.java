package taskmgmt.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An option or argument that has at most one value. */
public final class Option<T> extends Parameter {
    private final Parser<T> parser;
    private final @Nullable String variable;
    private @Nullable T value;

    /** @param variable the environment variable that is used if nothing was given */
    Option(Declaration declaration, Parser<T> parser, @Nullable String variable) {
        super(declaration);
        this.parser = parser;
        this.variable = variable;
    }

    @Override
    void read(Session session) {
        List<String> given = given();
        if (!given.isEmpty()) {
            Undecoded.refuse(label(), given.getLast(), name());
            value = convert(parser, given.getLast(), name());
        } else if (variable != null) {
            String text = session.variable(variable);
            if (text != null) {
                Undecoded.refuse(label(), text, variable);
                value = convert(parser, text, session.origin(variable));
            } else {
                value = null;
            }
        }
    }

    public boolean isSet() {
        return value != null;
    }

    public @Nullable T orNull() {
        return value;
    }

    public T or(T fallback) {
        return value != null ? value : fallback;
    }

    /** The value of a required parameter. */
    public T get() {
        if (value == null) {
            throw new IllegalStateException(name() + " is read as if it were required");
        }
        return value;
    }
}
