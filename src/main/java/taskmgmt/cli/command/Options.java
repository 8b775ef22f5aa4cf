package taskmgmt.cli.command;

import java.util.ArrayList;
import java.util.List;

/** An option or argument that may be given several times. */
public final class Options<T> extends Parameter {
    private final Parser<T> parser;
    private List<T> values = List.of();

    Options(Declaration declaration, Parser<T> parser) {
        super(declaration);
        this.parser = parser;
    }

    @Override
    void read(Session session) {
        List<T> converted = new ArrayList<>();
        for (String text : given()) {
            Undecoded.refuse(label(), text, name());
            converted.add(convert(parser, text, name()));
        }
        values = List.copyOf(converted);
    }

    /** In the order given; empty when nothing was. */
    public List<T> all() {
        return values;
    }

    public boolean isSet() {
        return !values.isEmpty();
    }
}
