package taskmgmt.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An option or argument that may be given several times. */
public final class Options<T> extends Parameter {
    private final Parser<T> parser;
    private final Source source;
    private List<T> values = List.of();

    /** Further sources of values, besides one for each time that it is given. */
    enum Source {
        AS_GIVEN,
        /** Several, separated by commas; a backslash in front makes a comma part of the value. */
        COMMAS,
        /** The lines of standard input, for a dash. */
        STANDARD_INPUT
    }

    Options(Declaration declaration, Parser<T> parser, Source source) {
        super(declaration);
        this.parser = parser;
        this.source = source;
    }

    @Override
    void read(Session session) {
        List<T> converted = new ArrayList<>();
        for (String text : given()) {
            Undecoded.refuse(label(), text, name());
            if (source == Source.COMMAS && text.indexOf(',') >= 0) {
                for (String each : separated(text)) {
                    converted.add(convert(parser, each, name()));
                }
            } else if (source == Source.STANDARD_INPUT && text.equals("-")) {
                for (String each : lines(session)) {
                    converted.add(convert(parser, each, name()));
                }
            } else {
                converted.add(convert(parser, text, name()));
            }
        }
        values = List.copyOf(converted);
    }

    private static List<String> separated(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean literal = c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ',';
            if (c == ',') {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(literal ? text.charAt(++i) : c);
            }
        }
        parts.add(part.toString().strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private List<String> lines(Session session) {
        try {
            List<String> lines = new ArrayList<>();
            BufferedReader in = new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    lines.add(line.strip());
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order given; empty if none was. */
    public List<T> all() {
        return values;
    }

    /** Whether exactly one value was named, so that an answer is about that one and not a list; never so where they are read. */
    public boolean isOne() {
        return given().size() == 1 && values.size() == 1 && !(source == Source.STANDARD_INPUT && given().getFirst().equals("-"));
    }

    /** Whether it was given, though perhaps as the lines of an empty standard input. */
    public boolean isSet() {
        return !values.isEmpty() || !given().isEmpty();
    }
}
